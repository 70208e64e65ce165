package io.backstop.tests.cex;

import java.math.BigInteger;

/** Profit ÷ (entry price × equity) of a winner as an exact fraction. */
record SlowRank(int account, BigInteger numerator, BigInteger denominator) {

    static SlowRank of(SlowAccount trader, SlowMaths maths, long mark) {
        return new SlowRank(
                trader.name.id(),
                BigInteger.valueOf(trader.profit(maths, mark)),
                BigInteger.valueOf(trader.entryPrice).multiply(BigInteger.valueOf(trader.equity(maths, mark))));
    }

    /** Whether this one is asked before the other: the higher fraction, then the lower account id. */
    boolean isBefore(SlowRank other) {
        int order = numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
        return order != 0 ? order > 0 : account < other.account;
    }
}
