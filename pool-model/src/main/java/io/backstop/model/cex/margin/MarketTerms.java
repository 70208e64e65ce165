package io.backstop.model.cex.margin;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * What a venue has laid down for one market.
 *
 * @param contract how size, price and money belong together
 * @param margin what a position needs
 * @param takerFee of the notional, owed by whoever is closed; it moves the bankruptcy price (1e-9, below 1)
 * @param maintenanceFee of the notional, added to what a position needs to stay open; OKX takes its taker fee, most venues 0
 *     (1e-9, below 1)
 */
public record MarketTerms(ContractKind contract, MarginPolicy margin, long takerFee, long maintenanceFee) {

    /** Checks the fees, and that a margin which grows with the worth belongs to a contract whose worth is coins. */
    public MarketTerms {
        Figures.requireWithin("takerFee", takerFee, 0, FixedPoint.RATIO_ONE - 1);
        Figures.requireWithin("maintenanceFee", maintenanceFee, 0, FixedPoint.RATIO_ONE - 1);
        if (margin.isCurved() && contract.settlement() != Settlement.COIN) {
            throw new IllegalArgumentException("a margin that grows with coins needs a contract that settles in them");
        }
    }

    /** The same terms without any fee. */
    public MarketTerms withoutFees() {
        return new MarketTerms(contract, margin);
    }

    /** Terms without any fee. */
    public MarketTerms(ContractKind contract, MarginPolicy margin) {
        this(contract, margin, 0, 0);
    }
}
