package io.backstop.model.scenario;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Auto-deleveraging of a pool venue while its traders have won too much: from a share of the pool's cash (1e-9) down to a
 * lower one.
 *
 * @param rankRule who is first; any but equal shares of all
 * @param on it begins above
 * @param off it ends at
 */
public record DeleveragingBandSpec(RankRule rankRule, long on, long off) {

    /** Checks the figures as the contract does. */
    public DeleveragingBandSpec {
        if (rankRule == RankRule.PRO_RATA) {
            throw new IllegalArgumentException("a band has no equal shares");
        }
        Figures.requireWithin("on", on, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("off", off, 1, on - 1);
    }
}
