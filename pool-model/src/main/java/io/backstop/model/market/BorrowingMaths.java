// Mirrors maths/BorrowingMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/**
 * What the use of a pool's money costs: ratios 1e-9, rates 1e-9 a year, money micro-dollars. Every rounding is up.
 *
 * <p>Source: GMX v2, MarketUtils.getBorrowingFactorPerSecond.
 */
public final class BorrowingMaths {

    private BorrowingMaths() {}

    /** The share of what may be reserved of the cash that one side's entry notional is; all where nothing may be. */
    public static long usage(long reserved, long cash, long reserveFactor) {
        if (reserved == 0) {
            return 0;
        }
        long reservable = FixedPoint.mulDivFloor(cash, reserveFactor, FixedPoint.RATIO_ONE);
        return reserved >= reservable
                ? FixedPoint.RATIO_ONE
                : FixedPoint.mulDivCeil(reserved, FixedPoint.RATIO_ONE, reservable);
    }

    /** {@code base} times the usage, and above the optimal usage a second line that ends in {@code above} at full usage. */
    public static long kinked(long used, long optimal, long base, long above) {
        long rate = FixedPoint.mulDivCeil(base, used, FixedPoint.RATIO_ONE);
        return used > optimal
                ? rate + FixedPoint.mulDivCeil(above - base, used - optimal, FixedPoint.RATIO_ONE - optimal)
                : rate;
    }
}
