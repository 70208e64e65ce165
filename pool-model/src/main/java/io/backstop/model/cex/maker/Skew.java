package io.backstop.model.cex.maker;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * How far a maker moves its middle against what it holds, so that others trade it back.
 *
 * @param perUnit ratio by which the middle moves for a position of 1.0
 * @param most ratio beyond which it never moves
 */
public record Skew(long perUnit, long most) {

    /** The middle stays, whatever the maker holds. */
    public static final Skew NONE = new Skew(0, 0);

    /** Checks both ratios. */
    public Skew {
        Figures.requireWithin("skew per unit", perUnit, 0, Long.MAX_VALUE);
        Figures.requireWithin("largest skew", most, 0, FixedPoint.RATIO_ONE - 1);
    }

    /** Ratio by which the middle falls while this is held, rounded towards zero; negative for a short position. */
    long shift(long held, long sizeUnit) {
        if (perUnit == 0 || held == 0) {
            return 0;
        }
        boolean beyond = FixedPoint.compareProducts(Math.absExact(held), perUnit, most, sizeUnit) >= 0;
        long shift = beyond ? most : FixedPoint.mulDivFloor(Math.abs(held), perUnit, sizeUnit);
        return held > 0 ? shift : -shift;
    }
}
