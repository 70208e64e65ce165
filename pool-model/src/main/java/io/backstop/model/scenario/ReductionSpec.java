package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Large positions are made smaller while the book can still take them. Ratios are 1e-9.
 *
 * @param start depth ÷ usual depth below which it begins, above {@code end}
 * @param end depth ÷ usual depth at which {@code most} is closed
 * @param most share of a position closed then
 * @param exempt share of the depth that a position may always have
 * @param band distance from the mark beyond which nothing is sold or bought for it
 */
public record ReductionSpec(long start, long end, long most, long exempt, long band) {

    /** Checks the ratios. */
    public ReductionSpec {
        Figures.requireWithin("start", start, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("end", end, 0, start - 1);
        Figures.requireWithin("most", most, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("exempt", exempt, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("band", band, 0, FixedPoint.RATIO_ONE - 1);
    }
}
