package io.backstop.keeper;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.gateway.DeleveragerGateway;
import io.backstop.contracts.gateway.FlagsGateway;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends each batch at once in one transaction. Not thread safe. */
public final class PromptDelivery implements Delivery {

    private final ChainConnection connection;
    private final PerpMarketGateway market;
    private final @Nullable DeleveragerGateway deleverager;
    private final TransactionSender sender;
    private final List<SentBatch> waiting = new ArrayList<>();

    /** Sends from this account to this market. */
    public PromptDelivery(ChainConnection connection, PerpMarketGateway market, TransactionSender sender) {
        this(connection, market, null, sender);
    }

    /**
     * Sends from this account to this market.
     *
     * @param deleverager the queue of its winners; null if there is none
     */
    public PromptDelivery(
            ChainConnection connection,
            PerpMarketGateway market,
            @Nullable DeleveragerGateway deleverager,
            TransactionSender sender) {
        this.deleverager = deleverager;
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
        if (deleverager == null) {
            throw new IllegalStateException("this venue deleverages nobody");
        }
        waiting.add(new SentBatch(SentBatch.Kind.DELEVERAGING, named, sender.send(deleverager.deleverage(named))));
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
        return connection
                .receipt(batch.transaction())
                .filter(receipt -> receipt.block() <= block)
                .isPresent();
    }

    /** Number of transactions that are in no block yet. */
    public int waiting() {
        return waiting.size();
    }
}
