package io.backstop.simulator.live;

import io.backstop.model.scenario.FeedTape;
import io.backstop.simulator.onchain.PoolJob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feed is for. */
public enum FeedRole {
    /** Its price triggers, and fills in ORACLE mode. */
    MARK("markFeed"),
    /** Its price fills in MARKET mode. */
    EXECUTION("executionFeed");

    private final String contract;

    FeedRole(String contract) {
        this.contract = contract;
    }

    /** The roles that a venue has feeds for, the fast feed first, as in every step. */
    public static List<FeedRole> of(PoolJob job) {
        return job.executionFeed() == null ? List.of(MARK) : List.of(EXECUTION, MARK);
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
        };
    }
}
