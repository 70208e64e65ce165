package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * The share of a pool's cash (1e-9) up to which a side's PnL counts.
 *
 * @param traders when a winner is paid
 * @param deposits when shares are bought
 * @param withdrawals when shares are given back
 */
public record PnlCapsSpec(long traders, long deposits, long withdrawals) {

    /** Checks the figures as the contract does. */
    public PnlCapsSpec {
        Figures.requireWithin("traders", traders, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("deposits", deposits, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("withdrawals", withdrawals, 1, FixedPoint.RATIO_ONE);
    }
}
