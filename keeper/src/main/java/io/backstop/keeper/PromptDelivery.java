package io.backstop.keeper;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.gateway.DeleveragerGateway;
import io.backstop.contracts.gateway.FlagsGateway;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.ShortfallsGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Sends each batch at once in one transaction. Not thread safe. */
public final class PromptDelivery implements Delivery {

    private final ChainConnection connection;
    private final PerpMarketGateway market;
    private final TransactionSender sender;
    private final List<SentBatch> waiting = new ArrayList<>();

    /** Sends from this account to this market and to what it is composed of. */
    public PromptDelivery(ChainConnection connection, PerpMarketGateway market, TransactionSender sender) {
        this.connection = connection;
        this.market = market;
        this.sender = sender;
    }

    @Override
    public void submit(int[] accounts) {
        submit(accounts, market.liquidateBatch(accounts));
    }

    /** Sends a call that liquidates these accounts and does more than that. */
    public void submit(int[] accounts, ContractCall call) {
        waiting.add(new SentBatch(SentBatch.Kind.LIQUIDATION, accounts, sender.send(call)));
    }

    @Override
    public void submitNames(int[] named) {
        DeleveragerGateway deleverager = Objects.requireNonNull(market.deleverager(), "this market deleverages nobody");
        waiting.add(new SentBatch(SentBatch.Kind.DELEVERAGING, named, sender.send(deleverager.deleverage(named))));
    }

    @Override
    public void submitWriteOff() {
        ShortfallsGateway shortfalls = Objects.requireNonNull(market.shortfalls(), "nothing waits in this market");
        waiting.add(new SentBatch(SentBatch.Kind.WRITE_OFF, new int[0], sender.send(shortfalls.writeOff())));
    }

    @Override
    public void submitFlags(int[] accounts) {
        FlagsGateway flags = Objects.requireNonNull(market.flags(), "this venue flags nobody");
        waiting.add(new SentBatch(SentBatch.Kind.FLAGGING, accounts, sender.send(flags.flagBatch(accounts))));
    }

    @Override
    public long landing() {
        return connection.latestBlock().timestamp() + 1;
    }

    @Override
    public List<SentBatch> completed(long block) {
        List<SentBatch> completed = new ArrayList<>();
        for (Iterator<SentBatch> batches = waiting.iterator(); batches.hasNext(); ) {
            SentBatch batch = batches.next();
            if (isIn(batch, block)) {
                completed.add(batch);
                batches.remove();
            }
        }
        return completed;
    }

    private boolean isIn(SentBatch batch, long block) {
        return sender.receipt(batch.transaction())
                .filter(receipt -> receipt.block() <= block)
                .isPresent();
    }

    /** Number of transactions that are in no block yet. */
    public int waiting() {
        return waiting.size();
    }
}
