package io.backstop.oracle.feed;

import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.latency.LatencySampler;
import io.backstop.oracle.observation.Observer;
import io.backstop.oracle.random.StreamFamily;

/** Observes prices at each step and publishes what the feed's deviation threshold and heartbeat ask for. */
public final class FeedWriter {

    private static final int NEVER = -1;

    private final ScenarioTape tape;
    private final TimeGrid grid;
    private final FeedSpec feed;
    private final Observer observer;
    private final LatencySampler latency;
    private int published = NEVER;
    private long publishedPrice;

    private FeedWriter(ScenarioTape tape, FeedSpec feed, StreamFamily streams) {
        this.tape = tape;
        this.feed = feed;
        grid = tape.grid();
        observer = Observer.of(tape, feed.network().observers(), streams);
        latency = new LatencySampler(feed.network().latency(), streams.of("latency"));
    }

    /**
     * Derives a feed from a tape.
     *
     * <p>The first price that is seen is always published. An update lands at the first step at or after its delay and carries the
     * time at which it was observed; what would land after the last step, or after a newer one, is dropped.
     *
     * @param use feeds of one use with equal figures are equal, whichever venue they belong to
     * @param seed the scenario's
     * @throws io.backstop.model.scenario.InputException if a file that the feed names is broken
     */
    public static FeedTape write(ScenarioTape tape, FeedSpec feed, FeedUse use, long seed) {
        return new FeedWriter(tape, feed, new StreamFamily(seed, use.streams())).written();
    }

    private FeedTape written() {
        Landings landings = new Landings(grid.steps());
        for (int step = 0; step < grid.steps(); step++) {
            if (observer.look(step) && isPublished(step)) {
                landings.send(published(step));
            }
        }
        return new FeedTape(tape.priceBefore(), landings.taken());
    }

    private OracleUpdate published(int step) {
        published = step;
        publishedPrice = observer.price();
        int landing = grid.stepAfter(step, feed.delayMillis() + latency.next());
        return new OracleUpdate(landing, publishedPrice, grid.seconds(step), observer.confidence());
    }

    private boolean isPublished(int step) {
        if (published == NEVER) {
            return true;
        }
        long moved = Math.abs(observer.price() - publishedPrice);
        boolean deviates =
                FixedPoint.compareProducts(moved, FixedPoint.RATIO_ONE, publishedPrice, feed.deviationThreshold()) >= 0;
        long silence = grid.millis(step) - grid.millis(published);
        return deviates || silence >= feed.heartbeatMillis();
    }
}
