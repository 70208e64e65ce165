package io.backstop.model.cex.book;

import io.backstop.model.units.FixedPoint;

/**
 * The prices that takers may reach: no buy above the upper edge, no sell below the lower one. The other direction is free,
 * since nobody is hurt by a bid that is too low. Both edges lie inside the ratio. Until there is a reference it bounds
 * nothing.
 *
 * <p>Not thread safe; belongs to one book.
 */
final class PriceBand {

    private final long ratio;
    private long lowest = Long.MIN_VALUE;
    private long highest = Long.MAX_VALUE;

    /** A band of this ratio (1e-9), or of none. */
    PriceBand(long ratio) {
        this.ratio = ratio;
    }

    /** Lays the band around a reference in ticks. */
    void moveTo(long reference) {
        if (reference <= 0) {
            throw new IllegalArgumentException("a price band needs a positive reference, was " + reference);
        }
        if (ratio != BookRules.NO_BAND) {
            lowest = FixedPoint.mulDivCeil(reference, FixedPoint.RATIO_ONE - ratio, FixedPoint.RATIO_ONE);
            highest = FixedPoint.mulDivFloor(reference, FixedPoint.RATIO_ONE + ratio, FixedPoint.RATIO_ONE);
        }
    }

    /** The highest price in the band. */
    long highest() {
        return highest;
    }

    /** The lowest price in the band. */
    long lowest() {
        return lowest;
    }
}
