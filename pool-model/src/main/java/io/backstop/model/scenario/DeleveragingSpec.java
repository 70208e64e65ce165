package io.backstop.model.scenario;

import io.backstop.model.market.DeleveragingMaths.RankRule;

/**
 * Auto-deleveraging of a pool venue.
 *
 * @param rankRule who is first
 * @param priceRule where winners are closed
 * @param windowSeconds how long a shortfall waits for winners before it may be written off, not negative
 */
public record DeleveragingSpec(RankRule rankRule, PriceRule priceRule, long windowSeconds) {

    /** Where winners are closed. */
    public enum PriceRule {
        /** Where the bankrupt position would have left nothing. */
        BANKRUPTCY,
        /** At the mark: they give nothing up. */
        ORACLE,
        /** At the mark before the present one. */
        PREVIOUS_MARK
    }

    /** Checks the window. */
    public DeleveragingSpec {
        if (windowSeconds < 0) {
            throw new IllegalArgumentException("window must not be negative, was " + windowSeconds);
        }
    }
}
