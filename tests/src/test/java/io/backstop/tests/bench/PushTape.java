package io.backstop.tests.bench;

import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Hashes;
import io.backstop.oracle.feed.FeedUse;
import io.backstop.oracle.feed.FeedWriter;
import io.backstop.oracle.path.PathWriter;
import io.backstop.oracle.path.WrittenPath;
import java.util.List;

/** A generated index of one-second ticks that moves by 80 % a year, and a feed of it pushed at 0.5 % or after an hour. */
final class PushTape {

    static final double VOLATILITY = 0.8;
    static final double THRESHOLD = 0.005;
    static final int HEARTBEAT = 3_600;
    static final double START = 2_000;

    private static final long SEED = 7;
    private static final long RATIO = 1_000_000_000;
    private static final long DOLLAR = 100_000_000;
    private static final PathSpec PATH =
            new PathSpec.Generated((long) (START * DOLLAR), 0, (long) (VOLATILITY * RATIO), null);
    private static final FeedSpec FEED = new FeedSpec(0, HEARTBEAT * 1_000L, (long) (THRESHOLD * RATIO));

    private PushTape() {}

    static ScenarioTape market(int ticks) {
        TimeGrid grid = new TimeGrid(1_700_000_000_000L, 1_000, ticks);
        WrittenPath path = PathWriter.write(PATH, grid, SEED);
        return new ScenarioTape(grid, path.priceBefore(), path.prices(), List.of(), List.of(), 100);
    }

    static FeedTape feed(ScenarioTape market) {
        return FeedWriter.write(market, FEED, FeedUse.MARK, SEED);
    }

    /** The same feed from other observers. */
    static FeedTape feed(ScenarioTape market, NetworkSpec network) {
        FeedSpec feed = new FeedSpec(
                FEED.delayMillis(), FEED.heartbeatMillis(), FEED.deviationThreshold(), FEED.source(), network);
        return FeedWriter.write(market, feed, FeedUse.MARK, SEED);
    }

    /** Writes both from the start on; returns their hashes. */
    static String hashes(int ticks) {
        ScenarioTape market = market(ticks);
        Hashes hashes = new Hashes();
        feed(market).addTo(hashes);
        return market.hash() + hashes.hex();
    }
}
