package io.backstop.simulator.live;

import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.GasPrices;
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
