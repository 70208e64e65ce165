package io.backstop.oracle.laboratory;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.TimeGrid;

/** Steps at which a stretch of time is looked at: seconds, or longer where there would be too many. */
public final class LaboratoryClock {

    private static final long SECOND = 1000;
    private static final long MOST_STEPS = 1_000_000;

    private LaboratoryClock() {}

    /**
     * Whole seconds from the first of a stretch on, the last before its end.
     *
     * @throws InputException if the stretch is no longer than a second or begins before 1970
     */
    public static TimeGrid of(long fromMillis, long untilMillis) {
        long start = Math.ceilDiv(fromMillis, SECOND) * SECOND;
        long length = untilMillis - start;
        if (length <= SECOND || start <= 0) {
            throw new InputException("prices must be of more than a second after 1970, were from %d to %d ms"
                    .formatted(fromMillis, untilMillis));
        }
        long step = Math.ceilDiv(length, MOST_STEPS * SECOND) * SECOND;
        return new TimeGrid(start, step, Math.toIntExact(Math.ceilDiv(length, step)));
    }
}
