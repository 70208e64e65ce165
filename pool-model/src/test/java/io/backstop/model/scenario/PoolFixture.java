package io.backstop.model.scenario;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pool of 1,000,000 dollars: 2 % to open a position and 1 % to keep it, no fees, sizes of 6 decimals. */
public final class PoolFixture {

    private static final long DEPOSIT = 1_000_000_000_000L;

    private PoolFixture() {}

    /** A market whose keeper is never late and brings the newest report. */
    public static VenueSpec.Pool pool(FeedSource source, Mechanisms mechanisms) {
        return pool(source, mechanisms, 0, 0, ReportChoice.NEWEST);
    }

    /** A market whose keeper gets so many micro-dollars for an account and is so many milliseconds late. */
    public static VenueSpec.Pool pool(
            FeedSource source,
            Mechanisms mechanisms,
            long keeperReward,
            long keeperLatencyMillis,
            ReportChoice choice) {
        return new VenueSpec.Pool(
                "pool",
                new MarketRules(
                        1_000_000, MarginTiers.flat(20_000_000, 10_000_000), 0, keeperReward, 900_000_000, 3600),
                CloseMode.ORACLE,
                new FeedSpec(0, 3_600_000, 0, source),
                null,
                DEPOSIT,
                false,
                List.of(),
                mechanisms,
                keeperLatencyMillis,
                false,
                choice,
                Interruptions.NONE);
    }

    /** Nothing but conditions of what may be done, and of which price. */
    public static Mechanisms conditions(
            List<GateSpec> guards, @Nullable ReportBoundsSpec bounds, @Nullable OrderQueueSpec orders) {
        return new Mechanisms(
                null,
                null,
                null,
                null,
                null,
                new LiquidationSpec.Full(),
                null,
                null,
                null,
                guards,
                bounds,
                orders,
                null);
    }
}
