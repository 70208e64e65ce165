package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Collateral in the coin, for a contract whose money is the dollar.
 *
 * @param haircut what of its worth does not count (1e-9)
 */
public record CoinCollateralSpec(long haircut) {

    /** Checks the haircut. */
    public CoinCollateralSpec {
        Figures.requireWithin("haircut", haircut, 0, FixedPoint.RATIO_ONE - 1);
    }
}
