package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * What each side of a pool's market owes the pool for the money it ties up. Rates are 1e-9 a year, ratios 1e-9.
 *
 * @param optimalUsage share of what may be reserved above which the rate rises faster
 * @param base slope of the rate below it
 * @param above rate at full usage
 * @param sparesSmallerSide whether the side with the smaller entry notional pays nothing
 */
public record BorrowingSpec(long optimalUsage, long base, long above, boolean sparesSmallerSide) {

    /** Checks the figures as the contract does. */
    public BorrowingSpec {
        Figures.requireWithin("optimalUsage", optimalUsage, 1, FixedPoint.RATIO_ONE - 1);
        Figures.requireWithin("above", above, 1, FundingSpec.MOST_RATE);
        Figures.requireWithin("base", base, 0, above);
    }
}
