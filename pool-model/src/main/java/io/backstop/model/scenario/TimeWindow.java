package io.backstop.model.scenario;

import java.util.List;

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

    /** Whether a moment lies inside one of several. */
    public static boolean anyContains(List<TimeWindow> windows, long millis) {
        // By index: asked in every step of a tape, which allocates nothing.
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).contains(millis)) {
                return true;
            }
        }
        return false;
    }

    /** How long it lasts, milliseconds. */
    public long lengthMillis() {
        return toMillis - fromMillis;
    }
}
