package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.ClosePrice;
import io.backstop.model.cex.inventory.Lot;

/**
 * What deleveraging costs a winner: he is settled at the mark and then pays the difference to the close price, if that is worse for him
 * than the mark; he never gets one. At the bankruptcy price he pays the part's whole loss.
 *
 * @param oracle the venue's index, 1e-8 dollar
 * @param previousOracle that of the step before, 1e-8 dollar
 */
record AdlTerms(Valuation value, ClosePrice rule, long mark, long oracle, long previousOracle) {

    /** Whether winners pay all that is lost. */
    boolean paysAll() {
        return rule == ClosePrice.BANKRUPTCY;
    }

    /** The price at which a lot is closed, 1e-8 dollar. */
    long price(Lot<LiquidationCase> lot) {
        return rule.of(new ClosePrice.Prices(lot.bankruptcyPrice(), mark, previousOracle, zeroPrice(lot)));
    }

    /**
     * What a winner pays for a part that has left at the mark, the contract's money, rounded down.
     *
     * @param loss of the part at the mark; below 0 where rounding left something
     */
    long payment(long part, long price, long loss) {
        return paysAll() ? Math.max(0, loss) : difference(part, price);
    }

    /** The largest part of at most {@code most} for which a payment is within the budget, up to rounding. */
    long affordable(Lot<LiquidationCase> lot, long most, long price, long budget) {
        if (paysAll()) {
            return lot.affordable(value, most, mark, budget);
        }
        return value.affordable(most, mark, price, budget);
    }

    private long difference(long part, long price) {
        return Math.max(0, value.profit(part, mark, price));
    }

    /** FTX takes it at the mark, dYdX at the oracle's price. */
    private long zeroPrice(Lot<LiquidationCase> lot) {
        long at = rule == ClosePrice.TWO_THIRDS_ZERO ? mark : oracle;
        long equity = Math.subtractExact(value.at(lot.size(), at), lot.cost());
        return value.zeroPrice(lot.size(), at, equity);
    }
}
