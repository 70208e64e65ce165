package io.backstop.model.cex.fund;

import io.backstop.model.units.FixedPoint;

/** In what a fund is kept. One that is kept in the coin loses worth in the crash in which it is needed. */
public enum FundCurrency {
    /** Micro-dollars. */
    DOLLAR,
    /** The coin's 1e-8 parts. */
    COIN;

    /** 1e-8 coin at 1e-8 dollar gives 1e-16 dollar; money is 1e-6. */
    private static final long PRODUCT_PER_MONEY = 10_000_000_000L;

    /**
     * What an amount is worth in micro-dollars, rounded down.
     *
     * @param price the coin's in 1e-8 dollar; of no account for dollars
     */
    public long dollars(long amount, long price) {
        return switch (this) {
            case DOLLAR -> amount;
            case COIN -> FixedPoint.mulDivFloor(amount, price, PRODUCT_PER_MONEY);
        };
    }
}
