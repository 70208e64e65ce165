package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.SeedingPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the positions that a venue has before its tape, each group at its price. Not thread safe. */
final class Seeding {

    private final PoolJob job;
    private final ChainConnection connection;
    private final StepBlocks blocks;
    private final TransactionSender operator;
    private final PerpMarketGateway market;
    private final PricesBeforeTape prices;
    private final @Nullable Stakers stakers;
    private boolean isStakeHandedOut;

    /**
     * A seeding that has not begun.
     *
     * @param operator opens for everybody
     * @param stakers null where nobody stakes
     */
    Seeding(
            PoolJob job,
            ChainConnection connection,
            StepBlocks blocks,
            TransactionSender operator,
            PerpMarketGateway market,
            PricesBeforeTape prices,
            @Nullable Stakers stakers) {
        this.job = job;
        this.connection = connection;
        this.blocks = blocks;
        this.operator = operator;
        this.market = market;
        this.prices = prices;
        this.stakers = stakers;
    }

    /**
     * Opens them all, and shows the price at which the tape begins.
     *
     * @throws ChainException if the chain refuses one
     */
    void seed() {
        SeedingPlan plan = SeedingPlan.of(job.tape(), job.venue());
        for (SeedingPlan.Group group : plan.groups()) {
            long published = prices.publish(group.entryPrice(), group.time());
            handOutStake();
            List<String> openings = operator.sendAll(Openings.of(market, group.positions()));
            blocks.endSeeding(published);
            openings.forEach(this::requireSuccess);
        }
        long published = prices.publish(job.tape().priceBefore(), plan.lastTime());
        handOutStake();
        blocks.endSeeding(published);
    }

    /** Stakers have their shares before anybody trades. */
    private void handOutStake() {
        if (stakers != null && !isStakeHandedOut) {
            stakers.handOut();
            isStakeHandedOut = true;
        }
    }

    private void requireSuccess(String transaction) {
        connection.requireSuccess(
                transaction,
                "venue \"%s\": the chain refuses a position before the tape"
                        .formatted(job.venue().id()));
    }
}
