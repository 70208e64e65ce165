package io.backstop.model.cex.margin;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Something other than dollars that counts as margin.
 *
 * @param unit smallest units in one whole, 1 to 1e12
 * @param haircut what of its worth does not count (1e-9)
 */
public record CollateralAsset(long unit, long haircut) {

    private static final long PRICE_PER_MONEY = 100;
    private static final long MOST_UNIT = 1_000_000_000_000L;

    /** Checks the figures. */
    public CollateralAsset {
        Figures.requireWithin("unit", unit, 1, MOST_UNIT);
        Figures.requireWithin("haircut", haircut, 0, FixedPoint.RATIO_ONE);
    }

    /** What an amount counts for in micro-dollars, rounded down; what is owed counts in full. */
    public long value(long amount, long price) {
        long worth = FixedPoint.mulDivFloor(amount, price, unit * PRICE_PER_MONEY);
        return amount <= 0
                ? worth
                : FixedPoint.mulDivFloor(worth, FixedPoint.RATIO_ONE - haircut, FixedPoint.RATIO_ONE);
    }
}
