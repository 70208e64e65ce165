// Mirrors maths/ImpactMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/**
 * What a trade moves its own price: money micro-dollars, prices 1e-8 dollar. Every rounding is against the trader.
 *
 * <p>Sources: GMX v2, PricingUtils; Synthetix v3, AsyncOrder.calculateFillPrice.
 */
public final class ImpactMaths {

    private static final long FACTOR_ONE = 1_000_000_000_000_000_000L;
    private static final long MONEY_SQUARED = 1_000_000_000_000L;
    private static final long PRICE_PER_MONEY = 100;

    private ImpactMaths() {}

    /**
     * What the trader gains (positive) or pays for a change of the skew, before the impact pool's limit.
     *
     * @param skew notional of longs less shorts before the trade
     * @param skewAfter the same after it
     * @param notional of the trade
     */
    public static long powerLaw(PowerLaw law, long skew, long skewAfter, long notional) {
        long before = Math.abs(skew);
        long afterwards = Math.abs(skewAfter);
        long gain = 0;
        long loss = 0;
        if (skew != 0 && skewAfter != 0 && (skew > 0) != (skewAfter > 0)) {
            gain = gained(law, 0, before);
            loss = lost(law, 0, afterwards);
        } else if (afterwards < before) {
            gain = gained(law, afterwards, before);
        } else {
            loss = lost(law, before, afterwards);
        }
        return Math.max(
                -FixedPoint.mulDivCeil(notional, law.mostLoss(), FixedPoint.RATIO_ONE),
                Math.min(gain - loss, FixedPoint.mulDivFloor(notional, law.mostGain(), FixedPoint.RATIO_ONE)));
    }

    /** The price at which |size| times its distance from {@code price} is |impact|; at least one unit. */
    public static long impactedPrice(long price, long impact, long size, long sizeUnit) {
        long unit = sizeUnit * PRICE_PER_MONEY;
        long change = size > 0 ? FixedPoint.mulDivCeil(-impact, unit, size) : perSizeSold(impact, unit, size);
        return Math.max(Math.addExact(price, change), 1);
    }

    /** Rounded down, in two steps for the smallest size, whose magnitude does not fit. */
    private static long perSizeSold(long impact, long unit, long size) {
        return size == Long.MIN_VALUE
                ? Math.floorDiv(FixedPoint.mulDivFloor(impact, unit, -(size / 2)), 2)
                : FixedPoint.mulDivFloor(impact, unit, -size);
    }

    /**
     * {@code price · (1 + (premium before + premium after) / 2)}, a premium being skew over {@code skewScale}; at least
     * one unit.
     *
     * @param skew size of longs less shorts before the trade
     * @param size positive if the trader buys
     */
    public static long premiumPrice(long price, long skew, long size, long skewScale) {
        long skews = Math.addExact(Math.addExact(skew, skew), size);
        long twice = Math.multiplyExact(2, skewScale);
        long change =
                size > 0 ? FixedPoint.mulDivCeil(price, skews, twice) : FixedPoint.mulDivFloor(price, skews, twice);
        return Math.max(Math.addExact(price, change), 1);
    }

    private static long gained(PowerLaw law, long less, long more) {
        if (law.exponent() == 1) {
            return FixedPoint.mulDivFloor(more - less, law.gainFactor(), FACTOR_ONE);
        }
        long squares = FixedPoint.mulDivFloor(more - less, Math.addExact(more, less), MONEY_SQUARED);
        return FixedPoint.mulDivFloor(squares, law.gainFactor(), MONEY_SQUARED);
    }

    private static long lost(PowerLaw law, long less, long more) {
        if (law.exponent() == 1) {
            return FixedPoint.mulDivCeil(more - less, law.lossFactor(), FACTOR_ONE);
        }
        long squares = FixedPoint.mulDivCeil(more - less, Math.addExact(more, less), MONEY_SQUARED);
        return FixedPoint.mulDivCeil(squares, law.lossFactor(), MONEY_SQUARED);
    }
}
