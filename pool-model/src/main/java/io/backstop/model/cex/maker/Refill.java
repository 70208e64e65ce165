package io.backstop.model.cex.maker;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * When that comes back which was taken from a level: not before a delay since the last time it was taken from, and then
 * linearly.
 *
 * @param delayMillis time in which nothing comes back
 * @param rampMillis time in which a whole level comes back after it; 0 for all at once
 */
public record Refill(long delayMillis, long rampMillis) {

    /** The longest delay and the longest ramp. */
    public static final long MOST_MILLIS = Long.MAX_VALUE / 2;

    /** Checks both times. */
    public Refill {
        Figures.requireWithin("refill delay", delayMillis, 0, MOST_MILLIS);
        Figures.requireWithin("refill ramp", rampMillis, 0, MOST_MILLIS);
    }

    /**
     * What comes back to a level, rounded down.
     *
     * @param amount of the whole level
     * @param taken time at which it was last taken from
     * @param last time up to which it has come back already
     */
    long back(long amount, long taken, long last, long now) {
        long start = taken + delayMillis;
        if (now < start) {
            return 0;
        }
        long elapsed = now - Math.max(start, last);
        return elapsed >= rampMillis ? amount : FixedPoint.mulDivFloor(amount, elapsed, rampMillis);
    }
}
