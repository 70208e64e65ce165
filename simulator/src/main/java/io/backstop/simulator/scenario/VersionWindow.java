package io.backstop.simulator.scenario;

import io.backstop.model.scenario.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The times of a version as users write them, with Perennial's figures where they are left out, all in seconds.
 *
 * @param granularity from one version to the next
 * @param earliest from a version to the first stamp that counts for it
 * @param latest from a version to the last stamp that counts for it
 */
record VersionWindow(long granularity, long earliest, long latest) {

    static final long DEFAULT_TIMEOUT = 30;

    private static final long DEFAULT_GRANULARITY = 5;
    private static final long DEFAULT_EARLIEST = 2;
    private static final long DEFAULT_LATEST = 7;

    static VersionWindow read(Node node) {
        VersionWindow window = new VersionWindow(
                Quantity.positiveSeconds(node, "granularity", DEFAULT_GRANULARITY),
                Quantity.wholeSeconds(node, "earliest", DEFAULT_EARLIEST),
                Quantity.wholeSeconds(node, "latest", DEFAULT_LATEST));
        if (window.latest < window.earliest) {
            throw mistake(node, "latest", "must be at least earliest");
        }
        return window;
    }

    /** A mistake in a key, or in the whole if the key was left out. */
    static InputException mistake(Node node, String key, String allowed) {
        @Nullable Node given = node.optional(key);
        return given == null ? node.mistakeWithoutValue(key + " " + allowed) : given.mistake(allowed);
    }
}
