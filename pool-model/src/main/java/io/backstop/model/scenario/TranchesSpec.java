package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Junior and senior depositors of one pool.
 *
 * @param juniorLossRatio the junior's share of a loss while it has something (1e-9); 1.0 for "junior first"
 * @param juniorGainRatio the junior's share of a gain when all losses are made good (1e-9)
 * @param juniorCapitalRatio the junior's share of the pool's first deposit (1e-9)
 */
public record TranchesSpec(long juniorLossRatio, long juniorGainRatio, long juniorCapitalRatio) implements PocketForm {

    /** Checks the figures. */
    public TranchesSpec {
        Figures.requireWithin("juniorLossRatio", juniorLossRatio, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("juniorGainRatio", juniorGainRatio, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("juniorCapitalRatio", juniorCapitalRatio, 1, FixedPoint.RATIO_ONE);
    }

    /** The junior's part of the pool's first deposit in micro-dollars, rounded down. */
    public long juniorCapital(long lpCapital) {
        return FixedPoint.mulDivFloor(lpCapital, juniorCapitalRatio, FixedPoint.RATIO_ONE);
    }
}
