package io.backstop.keeper.sending;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.reports.PulledReports;
import org.jspecify.annotations.Nullable;

/** What a receipt does not say of a batch that is in a block: why all of it was refused, and what a price cost. */
final class Autopsy {

    private final ChainConnection connection;
    private final @Nullable PulledReports reports;

    Autopsy(ChainConnection connection, @Nullable PulledReports reports) {
        this.connection = connection;
        this.reports = reports;
    }

    /** The batch and what is found of it, if it is in a block. */
    SentBatch of(SentBatch batch, TransactionSender sender) {
        Receipt receipt = batch.receipt();
        if (receipt == null) {
            return batch;
        }
        return receipt.succeeded() ? paid(batch, receipt) : refused(batch, sender);
    }

    private SentBatch paid(SentBatch batch, Receipt receipt) {
        return reports == null ? batch : batch.withOracleFee(reports.feePaidIn(receipt));
    }

    /**
     * The newest block is asked: most of what was refused in an earlier one is refused there still, such as reports that are too old.
     * Where it would not be nothing is known of the reason.
     */
    private SentBatch refused(SentBatch batch, TransactionSender sender) {
        ContractCall call = sender.kept().get(batch.transaction());
        return call == null
                ? batch
                : connection
                        .refusalOf(sender.address(), call.contract(), call.calldata(), call.wei(), false)
                        .map(batch::refused)
                        .orElse(batch);
    }
}
