package io.backstop.model.cex.sharing;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * How much of an endowment may be taken.
 *
 * @param most share of it, rounded down
 * @param left what remains of it in any case, in the unit of money
 */
public record CutLimit(long most, long left) {

    /** All of it. */
    public static final CutLimit NONE = new CutLimit(FixedPoint.RATIO_ONE, 0);

    /** Checks the figures. */
    public CutLimit {
        Figures.requireWithin("most", most, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("left", left, 0, Long.MAX_VALUE);
    }

    /** The most that may be taken of an endowment; not negative. */
    public long of(long endowment) {
        long share = FixedPoint.mulDivFloor(endowment, most, FixedPoint.RATIO_ONE);
        return Math.max(0, Math.min(share, endowment - left));
    }
}
