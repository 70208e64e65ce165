package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Collateral in the coin, for a contract whose money is the dollar.
 *
 * @param haircut what of its worth does not count (1e-9)
 * @param share what of each trader's collateral is coins, above 0 (1e-9); the rest is dollars
 */
public record CoinCollateralSpec(long haircut, long share) {

    /** Checks haircut and share. */
    public CoinCollateralSpec {
        Figures.requireWithin("haircut", haircut, 0, FixedPoint.RATIO_ONE - 1);
        Figures.requireWithin("share", share, 1, FixedPoint.RATIO_ONE);
    }

    /** All of it in coins. */
    public CoinCollateralSpec(long haircut) {
        this(haircut, FixedPoint.RATIO_ONE);
    }
}
