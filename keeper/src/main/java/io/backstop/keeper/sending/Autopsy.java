package io.backstop.keeper.sending;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.chain.RefusedException;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.reports.PulledReports;
import org.jspecify.annotations.Nullable;

/** What a receipt does not say of a batch that is in a block: why all of it was refused, and what a price cost. */
final class Autopsy {

    private static final int CALLER_KEEPS_ONE_IN = 64;

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
        return receipt.succeeded() ? paid(batch, receipt) : refused(batch, receipt, sender);
    }

    private SentBatch paid(SentBatch batch, Receipt receipt) {
        return reports == null ? batch : batch.withOracleFee(reports.feePaidIn(receipt));
    }

    /**
     * The newest block is asked: most of what was refused in an earlier one is refused there still, such as reports that are too old.
     * Where it would not be nothing is known of the reason, and so of what lacked gas then, whatever the contract would say now.
     */
    private SentBatch refused(SentBatch batch, Receipt receipt, TransactionSender sender) {
        ContractCall call = sender.kept().get(batch.transaction());
        return call == null || ranOutOfGas(call, receipt) ? batch : explained(batch, call, sender);
    }

    private SentBatch explained(SentBatch batch, ContractCall call, TransactionSender sender) {
        try {
            return connection
                    .refusalOf(sender.address(), call.contract(), call.calldata(), call.wei(), false)
                    .map(batch::refused)
                    .orElse(batch);
        } catch (RefusedException e) {
            // Asked again it would answer the same, and the keeper would stand still for good.
            return batch;
        }
    }

    /** A contract keeps a 64th back from those that it calls, so that it may have that much left. */
    private static boolean ranOutOfGas(ContractCall call, Receipt receipt) {
        return receipt.gasUsed() >= call.gasLimit() - call.gasLimit() / CALLER_KEEPS_ONE_IN;
    }
}
