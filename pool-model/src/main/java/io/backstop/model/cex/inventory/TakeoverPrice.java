package io.backstop.model.cex.inventory;

import io.backstop.model.cex.liquidation.LiquidatablePosition;

/** At which price a position is taken over. */
public enum TakeoverPrice {
    /** Where nothing is left after the taker fee: most venues. */
    BANKRUPTCY,
    /** Where nothing is left at all: FTX's providers, Lighter's vault. */
    ZERO,
    /** At the mark, and what is left of the margin goes with the position: Hyperliquid's vault. */
    MARK_WITH_MARGIN;

    /**
     * The price, positive. Bankruptcy and zero price are rounded for the account, so that its rest is at least 0 and less
     * than a price unit's worth and two units of money above.
     */
    public long of(LiquidatablePosition position) {
        return switch (this) {
            case BANKRUPTCY -> position.lastSolventPrice();
            case ZERO -> position.zeroPrice();
            case MARK_WITH_MARGIN -> position.mark();
        };
    }
}
