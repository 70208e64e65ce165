package io.backstop.model.cex;

import io.backstop.model.cex.inventory.Worth;
import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.cex.margin.LinearContract;

/**
 * Money of sizes at prices, in the unit of the contract's settlement. Every trade moves one integer amount between two
 * parties: the taker's signed worth, rounded down, so that a fraction is the taker's and a liquidated account never ends below 0.
 */
sealed interface Valuation extends Worth permits LinearValuation, InverseValuation {

    /** Of a contract on the coin whose size has so many units in one whole. */
    static Valuation linear(long sizeUnit) {
        return new LinearValuation(new LinearContract(sizeUnit));
    }

    /** How size, price and money belong together. */
    ContractKind contract();

    /** Market units in one whole. */
    default long sizeUnit() {
        return contract().sizeUnit();
    }

    /** Profit of a size between two prices, rounded down. */
    default long profit(long size, long from, long to) {
        return contract().pnl(size, from, to);
    }

    /** Worth of a size without sign, rounded up. */
    default long notional(long size, long price) {
        return contract().notional(size, price);
    }

    /** The price at which {@code size} is worth {@code money} of the same sign, rounded down. */
    long averagePrice(long money, long size);

    /**
     * The price at which cash and position are together worth nothing, rounded in favour of the account: up for a long,
     * down for a short. A close at that price or better then leaves at least 0, and the fraction goes to the fund.
     */
    long bankruptcyPrice(long cash, long size);

    /** The price at which a position that has {@code equity} at {@code price} has none, rounded in favour of the account. */
    long zeroPrice(long size, long price, long equity);

    /** The largest part of at most {@code most} that gains no more than the budget between two prices, up to rounding. */
    long affordable(long most, long from, long to, long budget);
}
