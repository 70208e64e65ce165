package io.backstop.simulator.scenario;

import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import org.jspecify.annotations.Nullable;

/** {@code oracle} and {@code executionOracle} of a pool: when a feed publishes and how late it lands. */
final class FeedSection {

    private static final long DEFAULT_HEARTBEAT = 3_600_000;

    private final LatencySection latencies;
    private final ObserversSection observers;

    /** Feeds whose files are found as those of paths are. */
    FeedSection(PathSection paths) {
        latencies = new LatencySection(paths);
        observers = new ObserversSection(paths, latencies);
    }

    FeedSpec read(@Nullable Node feed) {
        if (feed == null) {
            return new FeedSpec(0, DEFAULT_HEARTBEAT, 0);
        }
        feed.allowOnly("delay", "heartbeat", "deviationThreshold", "source", "observers");
        Node deviation = feed.optional("deviationThreshold");
        LatencySpec delay = latencies.read(feed.optional("delay"));
        return new FeedSpec(
                delay.fixedMillis(),
                Quantity.positiveDuration(feed, "heartbeat", DEFAULT_HEARTBEAT),
                deviation == null ? 0 : Quantity.ratio(deviation),
                FeedSourceSection.read(feed.optional("source")),
                new NetworkSpec(
                        new LatencySpec(0, delay.distribution(), delay.autocorrelation()),
                        observers.read(feed.optional("observers"))));
    }
}
