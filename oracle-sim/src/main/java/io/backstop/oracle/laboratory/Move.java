package io.backstop.oracle.laboratory;

import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.laboratory.FeedRecord.Update;

/**
 * What happened from one update to the next.
 *
 * @param gapMillis from landing to landing
 * @param change of the price without its sign, relative to the first (1e-9, rounded down)
 * @param endMillis when the second landed, epoch milliseconds UTC
 */
public record Move(long gapMillis, long change, long endMillis) {

    private static final double MILLIS = 1000;

    static Move between(Update from, Update to) {
        long moved = Math.abs(to.price() - from.price());
        return new Move(
                to.landedMillis() - from.landedMillis(),
                FixedPoint.mulDivFloor(moved, FixedPoint.RATIO_ONE, from.price()),
                to.landedMillis());
    }

    /** Seconds from landing to landing. */
    double seconds() {
        return gapMillis / MILLIS;
    }

    /** The change as a plain number. */
    double ratio() {
        return (double) change / FixedPoint.RATIO_ONE;
    }

    /** Square of the change per second. */
    double variance() {
        return ratio() * ratio() / seconds();
    }
}
