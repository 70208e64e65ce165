// Mirrors maths/PriceValidityMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/**
 * Tests of a price against its own average, its confidence, its age and a second price. Exact, so nothing is rounded;
 * every limit itself is still allowed. Prices are 1e-8 dollar, ratios 1e-9, times seconds.
 */
public final class PriceValidityMaths {

    private PriceValidityMaths() {}

    /** Whether price and average are further apart than the factor; no average counts as infinitely far. */
    public static boolean isTooVolatile(long price, long average, long mostVolatility) {
        long larger = Math.max(price, average);
        long smaller = Math.min(price, average);
        return FixedPoint.compareProducts(larger, FixedPoint.RATIO_ONE, smaller, mostVolatility) > 0;
    }

    /** Whether the confidence is a larger part of the price than allowed. */
    public static boolean isTooUncertain(long price, long confidence, long mostUncertainty) {
        return FixedPoint.compareProducts(confidence, FixedPoint.RATIO_ONE, price, mostUncertainty) > 0;
    }

    /** Whether more than {@code maxAge} seconds have passed. */
    public static boolean isStale(long publishTime, long time, long maxAge) {
        return time > Math.addExact(publishTime, maxAge);
    }

    /** Whether the two differ by a larger part of the reference than allowed. */
    public static boolean isTooFar(long price, long reference, long mostDeviation) {
        long distance = Math.subtractExact(Math.max(price, reference), Math.min(price, reference));
        return FixedPoint.compareProducts(distance, FixedPoint.RATIO_ONE, reference, mostDeviation) > 0;
    }
}
