package io.backstop.oracle.feed;

import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;

/** Observes the index at each step and publishes what the feed's deviation threshold and heartbeat ask for. */
public final class FeedWriter {

    private static final int NEVER = -1;

    private FeedWriter() {}

    /**
     * Derives a feed from a tape.
     *
     * <p>The first step is always published. An update lands at the first step at or after its delay and carries the
     * time at which it was observed; what would land after the last step is dropped.
     */
    public static FeedTape write(ScenarioTape tape, FeedSpec feed) {
        TimeGrid grid = tape.grid();
        List<OracleUpdate> updates = new ArrayList<>();
        int published = NEVER;
        for (int step = 0; step < grid.steps(); step++) {
            int landing = grid.stepAfter(step, feed.delayMillis());
            if (landing >= grid.steps()) {
                break;
            }
            if (isPublished(tape, feed, published, step)) {
                updates.add(new OracleUpdate(landing, tape.indexPrice(step), grid.seconds(step)));
                published = step;
            }
        }
        return new FeedTape(tape.priceBefore(), updates);
    }

    private static boolean isPublished(ScenarioTape tape, FeedSpec feed, int published, int step) {
        if (published == NEVER) {
            return true;
        }
        long last = tape.indexPrice(published);
        long moved = Math.abs(tape.indexPrice(step) - last);
        boolean deviates =
                FixedPoint.compareProducts(moved, FixedPoint.RATIO_ONE, last, feed.deviationThreshold()) >= 0;
        long silence = tape.grid().millis(step) - tape.grid().millis(published);
        return deviates || silence >= feed.heartbeatMillis();
    }
}
