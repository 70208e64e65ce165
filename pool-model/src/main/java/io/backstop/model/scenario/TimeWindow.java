package io.backstop.model.scenario;

/**
 * A time from a moment on until before another.
 *
 * @param fromMillis epoch milliseconds, inside
 * @param toMillis epoch milliseconds, outside; later
 */
public record TimeWindow(long fromMillis, long toMillis) {

    /** Checks the order. */
    public TimeWindow {
        if (toMillis <= fromMillis) {
            throw new IllegalArgumentException(
                    "a window must end after its start, was " + fromMillis + ", " + toMillis);
        }
    }

    /** Whether a moment lies inside. */
    public boolean contains(long millis) {
        return millis >= fromMillis && millis < toMillis;
    }
}
