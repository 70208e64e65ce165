package io.backstop.model.cex;

import io.backstop.model.units.FixedPoint;

/**
 * A winner's place in the queue for auto-deleveraging: BitMEX's PnL % × effective leverage, highest first, ties by
 * account id.
 *
 * <p>PnL % is profit ÷ entry value and effective leverage is mark value ÷ equity. Size cancels out of mark value ÷ entry
 * value and the mark is the same for all, which leaves profit ÷ (entry price × equity). Two ranks are compared as exact
 * cross products of three factors each, in 192 bits. Source: BitMEX, auto-deleveraging page, 2025.
 *
 * @param account the trader's account id
 * @param profit unrealised profit at the mark in micro-dollars, positive
 * @param entryPrice 1e-8 dollar, positive
 * @param equity equity at the mark in micro-dollars, positive
 */
record AdlRank(int account, long profit, long entryPrice, long equity) implements Comparable<AdlRank> {

    @Override
    public int compareTo(AdlRank other) {
        int higherFirst =
                FixedPoint.compareProducts(other.profit, entryPrice, equity, profit, other.entryPrice, other.equity);
        return higherFirst != 0 ? higherFirst : Integer.compare(account, other.account);
    }
}
