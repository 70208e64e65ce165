package io.backstop.model.scenario;

import io.backstop.model.market.DeleveragingMaths.RankRule;

/**
 * Auto-deleveraging of a pool venue.
 *
 * @param rankRule who is first
 * @param priceRule where winners are closed
 */
public record DeleveragingSpec(RankRule rankRule, PriceRule priceRule) {

    /** Where winners are closed. */
    public enum PriceRule {
        /** Where the bankrupt position would have left nothing. */
        BANKRUPTCY,
        /** At the mark: they give nothing up. */
        ORACLE,
        /** At the mark before the present one. */
        PREVIOUS_MARK
    }
}
