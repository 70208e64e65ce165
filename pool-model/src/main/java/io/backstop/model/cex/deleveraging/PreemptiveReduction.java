package io.backstop.model.cex.deleveraging;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Large positions are made smaller while the book can still take them, instead of all at once when it cannot: from the
 * depth that is left to the share of a position that is closed. No venue known to us ties it to depth.
 *
 * @param start depth ÷ usual depth below which it begins, above {@code end}
 * @param end depth ÷ usual depth at which {@code most} is closed
 * @param most share closed then
 * @param exempt share of the depth that a position may always have
 */
public record PreemptiveReduction(long start, long end, long most, long exempt) {

    /** Checks the ratios. */
    public PreemptiveReduction {
        Figures.requireWithin("start", start, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("end", end, 0, start - 1);
        Figures.requireWithin("most", most, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("exempt", exempt, 0, FixedPoint.RATIO_ONE);
    }

    /**
     * The share of a position that is closed at a depth: nothing from {@code start} up, {@code most} from {@code end}
     * down, in between on a straight line, rounded down.
     *
     * @param depth what the book offers on the side that the position would take, not negative
     * @param usualDepth in the same unit, positive
     */
    public long fraction(long depth, long usualDepth) {
        long left = FixedPoint.mulDivFloor(Math.min(depth, usualDepth), FixedPoint.RATIO_ONE, usualDepth);
        if (left >= start) {
            return 0;
        }
        return FixedPoint.mulDivFloor(most, start - Math.max(left, end), start - end);
    }

    /**
     * What of a notional is closed, rounded down; nothing of a position that the book would hardly feel.
     *
     * @param notional without sign, in the unit of the depth
     */
    public long reduction(long notional, long depth, long usualDepth) {
        boolean small = notional <= FixedPoint.mulDivFloor(depth, exempt, FixedPoint.RATIO_ONE);
        return small ? 0 : FixedPoint.mulDivFloor(notional, fraction(depth, usualDepth), FixedPoint.RATIO_ONE);
    }
}
