package io.backstop.model.venue;

/**
 * All that a keeper knows of one account.
 *
 * @param size signed, in market units; 0 without a position, whose other figures are then 0 too
 * @param entryPrice 1e-8 dollar
 * @param collateral micro-dollars
 * @param flaggedAt epoch seconds; 0 without a flag
 */
public record KnownPosition(int account, long size, long entryPrice, long collateral, long flaggedAt) {

    /** Whether there is a position. */
    public boolean isOpen() {
        return size != 0;
    }
}
