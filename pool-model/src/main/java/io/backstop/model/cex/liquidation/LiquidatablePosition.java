package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.margin.MarginAccount;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.cex.margin.PositionPrices;
import io.backstop.model.cex.margin.SumOfPositions;
import io.backstop.model.market.MarginMaths;

/**
 * A position that a venue may have to close.
 *
 * @param size signed, not 0
 * @param mark 1e-8 dollar
 * @param equity what stands behind it at the mark, signed, in its contract's money: all of the account's less what other
 *     positions need
 */
public record LiquidatablePosition(MarketTerms terms, long size, long mark, long equity) {

    /** Checks that there is something to close. */
    public LiquidatablePosition {
        if (size == 0 || size == Long.MIN_VALUE || mark <= 0) {
            throw new IllegalArgumentException("a position needs a size and a mark, was " + size + " at " + mark);
        }
    }

    /**
     * A position of an account at its market's mark, with the equity that its other positions do not need, each alone. Under
     * {@code SumOfPositions} one of an account is compliant exactly if all are, and a portfolio's shocks are not looked at.
     *
     * @param slot as the account counts its positions
     */
    public static LiquidatablePosition of(MarginAccount account, int slot) {
        int market = account.market(slot);
        long equity = Math.addExact(account.marginOf(slot), account.profit(slot));
        return new LiquidatablePosition(
                account.markets().terms(market),
                account.size(slot),
                account.markets().mark(market),
                equity);
    }

    /** The size without sign. */
    public long quantity() {
        return Math.abs(size);
    }

    /** A part of it, with its sign. */
    public long signed(long quantity) {
        return size > 0 ? quantity : -quantity;
    }

    /** Worth at the mark, rounded up. */
    public long notional() {
        return terms.contract().notional(size, mark);
    }

    /** What it needs to stay open. */
    public long maintenanceMargin() {
        return SumOfPositions.maintenanceMargin(terms, size, mark);
    }

    /** Whether it has what it needs; a position with exactly that is left alone. */
    public boolean isCompliant() {
        return equity >= maintenanceMargin();
    }

    /** The price at which nothing is left after the taker fee; rounded as {@link PositionPrices} says. */
    public long bankruptcyPrice() {
        return new PositionPrices(terms).bankruptcyPrice(size, mark, equity);
    }

    /** The same rounded for the account: a close at it or better leaves at least 0. */
    public long lastSolventPrice() {
        return Math.max(1, new PositionPrices(terms).lastSolventPrice(size, mark, equity));
    }

    /** The same where no fee is taken: at this price the position has nothing. */
    public long zeroPrice() {
        return new LiquidatablePosition(terms.withoutFees(), size, mark, equity).lastSolventPrice();
    }

    /**
     * Equity after a part is closed and its trading fee is taken, rounded down.
     *
     * @param quantity without sign, at most the position's
     * @param feeRatio of the closed worth, that the closing costs beside
     */
    public long equityAfter(long quantity, long price, long feeRatio) {
        long profit = terms.contract().pnl(signed(quantity), mark, price);
        long notional = terms.contract().notional(quantity, price);
        long fee = MarginMaths.ratioOf(notional, feeRatio);
        long tradingFee = MarginMaths.ratioOf(notional, terms.takerFee());
        return Math.subtractExact(Math.addExact(equity, profit), Math.addExact(fee, tradingFee));
    }

    /** Whether what is left after a part is closed has what it needs. */
    public boolean isCompliantAfter(long quantity, long price, long feeRatio) {
        return equityAfter(quantity, price, feeRatio)
                >= SumOfPositions.maintenanceMargin(terms, size - signed(quantity), mark);
    }

    /**
     * A quantity after whose close the rest has what it needs while one unit less would not do; all of it if there is none.
     * It is the smallest where the margin of a unit is more than what closing it loses.
     */
    public long compliantQuantity(long price, long feeRatio) {
        long tooLittle = 0;
        long enough = quantity();
        while (enough - tooLittle > 1) {
            long middle = (tooLittle + enough) >>> 1;
            if (isCompliantAfter(middle, price, feeRatio)) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return enough;
    }
}
