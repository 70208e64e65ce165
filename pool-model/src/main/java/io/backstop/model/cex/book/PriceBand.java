package io.backstop.model.cex.book;

import io.backstop.model.units.FixedPoint;

/**
 * The prices that takers may reach: no buy above the upper edge, no sell below the lower one. The other direction is free,
 * since nobody is hurt by a bid that is too low. Both edges lie inside the ratio.
 *
 * @param ratio how far from a reference the edges are (1e-9); {@link BookRules#NO_BAND} if nothing is bounded
 */
record PriceBand(long ratio) {

    /** The highest price around a reference in ticks. */
    long highest(long reference) {
        requirePositive(reference);
        return ratio == BookRules.NO_BAND
                ? Long.MAX_VALUE
                : FixedPoint.mulDivFloor(reference, FixedPoint.RATIO_ONE + ratio, FixedPoint.RATIO_ONE);
    }

    /** The lowest price around a reference in ticks. */
    long lowest(long reference) {
        requirePositive(reference);
        return ratio == BookRules.NO_BAND
                ? Long.MIN_VALUE
                : FixedPoint.mulDivCeil(reference, FixedPoint.RATIO_ONE - ratio, FixedPoint.RATIO_ONE);
    }

    private static void requirePositive(long reference) {
        if (reference <= 0) {
            throw new IllegalArgumentException("a price band needs a positive reference, was " + reference);
        }
    }
}
