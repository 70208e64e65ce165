package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * A token that is staked in place of dollars, and who buys what is slashed of it.
 *
 * @param path what one whole token is worth
 * @param haircut share of the feed's price that a sale loses (1e-9), less than 1.0
 * @param buyerCapital micro-dollars for which the buyer takes stake
 * @param feed how the price gets to the buyer; a push feed
 */
public record StakeSpec(PathSpec path, long haircut, long buyerCapital, FeedSpec feed) {

    /** Checks the figures. */
    public StakeSpec {
        Figures.requireWithin("haircut", haircut, 0, FixedPoint.RATIO_ONE - 1);
        Figures.requireWithin("buyer", buyerCapital, 0, Long.MAX_VALUE);
    }
}
