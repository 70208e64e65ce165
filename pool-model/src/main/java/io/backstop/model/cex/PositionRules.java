package io.backstop.model.cex;

import io.backstop.model.cex.liquidation.MarginLeft;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.AccountRules;

/**
 * What a book venue says about a position that stands by itself, for whoever asks without a run.
 *
 * @param position when it is liquidated and what it is worth, in the contract's money
 * @param market contract and margin
 * @param marginLeft whose the margin is that a close leaves
 * @param isCoin whether money is the coin (1e-8) and sizes are dollars
 */
public record PositionRules(AccountRules position, MarketTerms market, MarginLeft marginLeft, boolean isCoin) {

    /**
     * The rules of a venue for a position that its owner has just opened.
     *
     * @param coins signed, in the market's units
     */
    public static PositionRules of(VenueSpec.Cex venue, long coins, long price) {
        PositionTerms terms = PositionTerms.of(venue);
        PositionRules rules = of(venue, terms);
        long size = rules.size(coins, price, venue.rules().sizeUnit());
        return of(venue, new AccountTerms(terms).raised(0, size, price));
    }

    private static PositionRules of(VenueSpec.Cex venue, PositionTerms terms) {
        return new PositionRules(
                terms,
                terms.market(),
                LiquidationPolicy.left(venue.policies().liquidation().marginLeft()),
                venue.policies().terms().contract() == ContractType.INVERSE);
    }

    /**
     * A size in the contract's units: coins, or of a contract on dollars what the coins are worth at a price, rounded towards
     * nothing.
     *
     * @param coins signed, in the market's units
     * @param sizeUnit such units in one coin
     */
    public long size(long coins, long price, long sizeUnit) {
        return isCoin
                ? CoinDenomination.size(
                        coins, price, sizeUnit, market.contract().sizeUnit())
                : coins;
    }
}
