package io.backstop.model.cex.maker;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * How far a maker moves its middle against what it holds, so that others trade it back.
 *
 * @param perUnit ratio by which the middle moves for a position of one coin
 * @param coin market units of one coin
 * @param most ratio beyond which it never moves
 */
public record Skew(long perUnit, long coin, long most) {

    /** The middle stays, whatever the maker holds. */
    public static final Skew NONE = new Skew(0, 1, 0);

    /** Checks the figures. */
    public Skew {
        Figures.requireWithin("market units of a coin", coin, 1, Long.MAX_VALUE);
        Figures.requireWithin("skew per unit", perUnit, 0, Long.MAX_VALUE);
        Figures.requireWithin("largest skew", most, 0, FixedPoint.RATIO_ONE - 1);
    }

    /** Ratio by which the middle falls while this is held, rounded towards zero; negative for a short position. */
    long shift(long held) {
        if (perUnit == 0 || held == 0) {
            return 0;
        }
        boolean beyond = FixedPoint.compareProducts(Math.absExact(held), perUnit, most, coin) >= 0;
        long shift = beyond ? most : FixedPoint.mulDivFloor(Math.abs(held), perUnit, coin);
        return held > 0 ? shift : -shift;
    }
}
