package io.backstop.tests.cex;

import io.backstop.model.scenario.BookDeleveragingSpec;
import java.math.BigInteger;

/** A winner's score by the venue's formula as an exact fraction. */
record SlowRank(int account, BigInteger numerator, BigInteger denominator) {

    /**
     * BitMEX: PnL % · leverage, of which mark and size cancel out, is profit ÷ (entry price · equity). Binance: profit ÷ collateral ·
     * margin ÷ equity. Hyperliquid: mark ÷ entry price, for a short the inverse, · notional ÷ equity. Profit. Leverage.
     */
    static SlowRank of(BookDeleveragingSpec.Rank rank, SlowAccount trader, SlowMaths maths, long mark) {
        long profit = trader.profit(maths, mark);
        long equity = trader.equity(maths, mark);
        long entry = trader.entryPrice;
        long notional = maths.notional(trader.size, mark);
        return switch (rank) {
            case BITMEX -> of(trader, product(profit), product(entry, equity));
            case BINANCE ->
                of(
                        trader,
                        product(profit, maths.maintenanceMargin(trader.size, mark)),
                        product(Math.max(1, trader.collateral(maths)), equity));
            case HYPERLIQUID ->
                trader.size > 0
                        ? of(trader, product(mark, notional), product(entry, equity))
                        : of(trader, product(entry, notional), product(mark, equity));
            case PROFIT -> of(trader, product(profit), product(1));
            case LEVERAGE -> of(trader, product(notional), product(equity));
        };
    }

    /** Whether this one is asked before the other: the higher fraction, then the lower account id. */
    boolean isBefore(SlowRank other) {
        int order = numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
        return order != 0 ? order > 0 : account < other.account;
    }

    private static SlowRank of(SlowAccount trader, BigInteger numerator, BigInteger denominator) {
        return new SlowRank(trader.name.id(), numerator, denominator);
    }

    private static BigInteger product(long... factors) {
        BigInteger product = BigInteger.ONE;
        for (long factor : factors) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        return product;
    }
}
