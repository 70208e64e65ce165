package io.backstop.model.venue;

/** What a venue's rules say about one account at a price. Money is that of the venue's contract. */
public interface AccountRules {

    /**
     * Whether it may be liquidated.
     *
     * @param margin collateral less what the account owes for staying open
     * @param size signed
     * @param entryPrice 1e-8 dollar, as is {@code price}
     * @param step at which it is asked
     */
    boolean isLiquidatable(long margin, long size, long entryPrice, long price, int step);

    /** What it would leave unpaid if it were closed at {@code price}, never negative. */
    long shortfall(long margin, long size, long entryPrice, long price);

    /** Profit of a size between two prices, rounded down. */
    long profit(long size, long entryPrice, long price);

    /** Worth of a size without sign, rounded up. */
    long notional(long size, long price);
}
