package io.backstop.oracle.laboratory;

import io.backstop.model.scenario.TimeGrid;

/** Steps at which a stretch of time is looked at: seconds, or longer where there would be too many. */
public final class LaboratoryClock {

    private static final long SECOND = 1000;
    private static final long MOST_STEPS = 1_000_000;

    private LaboratoryClock() {}

    /** Whole seconds from the first of a stretch on, the last before its end; it must be longer than a second. */
    public static TimeGrid of(long fromMillis, long untilMillis) {
        long start = Math.ceilDiv(fromMillis, SECOND) * SECOND;
        long length = untilMillis - start;
        if (length <= SECOND) {
            throw new IllegalArgumentException("there must be more than a second, was " + length + " ms");
        }
        long step = Math.ceilDiv(length, MOST_STEPS * SECOND) * SECOND;
        return new TimeGrid(start, step, Math.toIntExact(Math.ceilDiv(length, step)));
    }
}
