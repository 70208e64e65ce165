package io.backstop.model.cex.margin;

/**
 * How size, price and money of a contract belong together. Sizes are market units, positive for a long; prices 1e-8
 * dollar; money the smallest unit of {@link #settlement()}.
 *
 * @see LinearContract
 * @see InverseContract
 */
public sealed interface ContractKind permits LinearContract, InverseContract {

    /** The price where no price is low enough. */
    long NEVER_BELOW = 0;

    /** The price where no price is high enough. */
    long NEVER_ABOVE = Long.MAX_VALUE;

    /** What money means here. */
    Settlement settlement();

    /** Market units in one whole contract. */
    long sizeUnit();

    /** Whether a size is worth more money at a higher price. */
    boolean worthRisesWithPrice();

    /** Worth of a size at a price, never negative, rounded down. */
    long worthDown(long size, long price);

    /** Worth of a size at a price, never negative, rounded up. */
    long worthUp(long size, long price);

    /** The price at which a size is worth so much, rounded down; 0 and the largest number stand for what lies beyond. */
    long priceOfWorthDown(long size, long worth);

    /** The price at which a size is worth so much, rounded up; 0 and the largest number stand for what lies beyond. */
    long priceOfWorthUp(long size, long worth);

    /** The largest size without sign whose {@link #notional} at a price is at most {@code notional}. */
    long quantityWithin(long notional, long price);

    /** Profit of a position that is closed at {@code price}, rounded down: nobody is credited a fraction. */
    long pnl(long size, long entryPrice, long price);

    /** What margins and fees are a part of: worth without sign, rounded up. */
    default long notional(long size, long price) {
        return worthUp(size, price);
    }

    /**
     * Entry price of a position and an addition to it on the same side, at which the profit is that of both, rounded
     * against the trader: up for a long, down for a short.
     */
    long averageEntry(long size, long entryPrice, long addedSize, long addedPrice);
}
