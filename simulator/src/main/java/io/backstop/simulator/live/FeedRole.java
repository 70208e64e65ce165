package io.backstop.simulator.live;

import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.onchain.PoolJob;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a feed is for. */
public enum FeedRole {
    /** Its price triggers, and fills in ORACLE mode. */
    MARK("markFeed"),
    /** Its price fills in MARKET mode. */
    EXECUTION("executionFeed"),
    /** Its price is that of an ether, for the reward of keepers. */
    ETHER("etherFeed"),
    /** Its price is that of gas, for the reward of keepers. */
    GAS("gasFeed");

    private final String contract;

    FeedRole(String contract) {
        this.contract = contract;
    }

    /** The roles that a venue has feeds for, the fast feed first, then by name, as in every step. */
    public static List<FeedRole> of(PoolJob job) {
        return Stream.of(EXECUTION, ETHER, GAS, MARK)
                .filter(role -> role.tape(job) != null)
                .toList();
    }

    /** The contract's name in a deployment. */
    public String contract() {
        return contract;
    }

    /** The role's feed in a job; null if the venue has none. */
    public @Nullable FeedTape tape(PoolJob job) {
        return switch (this) {
            case MARK -> job.markFeed();
            case EXECUTION -> job.executionFeed();
            case ETHER -> gas(job, GasPrices::etherPrice);
            case GAS -> gas(job, GasPrices::gasPrice);
        };
    }

    /** How its reports are made; null if there are none, because it is pushed or not there. */
    public FeedSource.@Nullable Signed signedSource(PoolJob job) {
        FeedSpec feed = switch (this) {
            case MARK -> job.venue().markFeed();
            case EXECUTION -> job.venue().executionFeed();
            case ETHER, GAS -> null;
        };
        return feed != null && feed.source() instanceof FeedSource.Signed signed ? signed : null;
    }

    /** Whether a publisher sends it. */
    public boolean isPushed(PoolJob job) {
        return tape(job) != null && signedSource(job) == null;
    }

    /**
     * This role, if the venue has a feed for it.
     *
     * @throws InputException if it has none
     */
    public FeedRole requireIn(PoolJob job) {
        if (tape(job) == null) {
            throw new InputException(
                    "--which: venue \"%s\" has no %s".formatted(job.venue().id(), contract));
        }
        return this;
    }

    /**
     * This role, if a publisher sends its feed.
     *
     * @throws InputException if there is none, or its reports are signed
     */
    public FeedRole requirePushed(PoolJob job) {
        if (!requireIn(job).isPushed(job)) {
            throw new InputException(
                    "--serve: must be given: the %s of venue \"%s\" shows signed reports that others bring"
                            .formatted(contract, job.venue().id()));
        }
        return this;
    }

    /**
     * This role, if its feed shows signed reports.
     *
     * @throws InputException if there is none, or it is pushed
     */
    public FeedRole requireSigned(PoolJob job) {
        if (requireIn(job).isPushed(job)) {
            throw new InputException(
                    "--serve: must not be given: the %s of venue \"%s\" is pushed, nobody signs reports"
                            .formatted(contract, job.venue().id()));
        }
        return this;
    }

    /** What the role's feed shows before the tape while the index is this, 1e-8. */
    long priceBefore(PoolJob job, long indexPrice) {
        GasPrices gas = job.tape().circumstances().gas();
        return switch (this) {
            case MARK, EXECUTION -> indexPrice;
            case ETHER -> gas.etherPrice().priceBefore();
            case GAS -> gas.gasPrice().priceBefore();
        };
    }

    private static @Nullable FeedTape gas(PoolJob job, Function<GasPrices, FeedTape> feed) {
        return job.venue().mechanisms().keeperReward() == null
                ? null
                : feed.apply(job.tape().circumstances().gas());
    }
}
