package io.backstop.simulator.scenario;

import io.backstop.model.scenario.TimeGrid;
import java.nio.file.Path;
import java.util.Map;

/** Readers of feeds in tests. */
final class FeedSections {

    /** Feeds on a clock that starts at 2001-09-09T01:46:40Z and ticks 100 times, once a second. */
    static final FeedSection WITHOUT_FILES = new FeedSection(paths());

    /** Sources on the same clock. */
    static final FeedSourceSection SOURCES = new FeedSourceSection(
            new SignersSection(new LatencySection(paths()), paths().grid().startMillis()));

    private FeedSections() {}

    private static PathSection paths() {
        return new PathSection(new TimeGrid(1_000_000_000_000L, 1000, 100), Path.of("small.yaml"), Map.of());
    }
}
