package io.backstop.model.cex.deleveraging;

/** At which price a winner is closed against the position that could not be sold. */
public enum ClosePrice {
    /** The closed position's bankruptcy price: Binance, Bybit, BitMEX. */
    BANKRUPTCY,
    /** The mark as it is: OKX. The winner loses nothing but his position. */
    MARK,
    /** The oracle's price of before: Hyperliquid. */
    PREVIOUS_ORACLE,
    /** The price at which the account is worth nothing, by the oracle: dYdX. */
    ORACLE_IMPLIED_ZERO,
    /** Two parts zero price and one part mark, rounded towards the mark: FTX. The rest of the margin is the venue's. */
    TWO_THIRDS_ZERO;

    private static final int PARTS = 3;

    /** The price in 1e-8 dollar, positive. */
    public long of(Prices prices) {
        return switch (this) {
            case BANKRUPTCY -> prices.bankruptcy();
            case MARK -> prices.mark();
            case PREVIOUS_ORACLE -> prices.previousOracle();
            case ORACLE_IMPLIED_ZERO -> prices.zero();
            case TWO_THIRDS_ZERO -> {
                long three = Math.addExact(Math.multiplyExact(2, prices.zero()), prices.mark());
                yield prices.mark() > prices.zero() ? Math.ceilDiv(three, PARTS) : Math.floorDiv(three, PARTS);
            }
        };
    }

    /**
     * The prices to choose from, all in 1e-8 dollar.
     *
     * @param bankruptcy where the position's own margin is gone
     * @param mark of this step
     * @param previousOracle of the step before
     * @param zero of {@link ZeroPrice}
     */
    public record Prices(long bankruptcy, long mark, long previousOracle, long zero) {}
}
