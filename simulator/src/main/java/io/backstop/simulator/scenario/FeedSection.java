package io.backstop.simulator.scenario;

import io.backstop.model.scenario.FeedSpec;
import org.jspecify.annotations.Nullable;

/** {@code oracle} and {@code executionOracle} of a pool: when a feed publishes and how late it lands. */
final class FeedSection {

    private static final long DEFAULT_HEARTBEAT = 3_600_000;

    private FeedSection() {}

    static FeedSpec read(@Nullable Node feed) {
        if (feed == null) {
            return new FeedSpec(0, DEFAULT_HEARTBEAT, 0);
        }
        feed.allowOnly("delay", "heartbeat", "deviationThreshold", "source");
        Node deviation = feed.optional("deviationThreshold");
        return new FeedSpec(
                Quantity.duration(feed, "delay", 0),
                Quantity.positiveDuration(feed, "heartbeat", DEFAULT_HEARTBEAT),
                deviation == null ? 0 : Quantity.ratio(deviation),
                FeedSourceSection.read(feed.optional("source")));
    }
}
