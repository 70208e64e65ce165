package io.backstop.model.scenario;

/**
 * A position that is open when the tape starts.
 *
 * @param account the trader's account id, positive
 * @param size signed size in market units
 * @param entryPrice price at which it was opened (1e-8 dollar)
 * @param collateral micro-dollars posted
 */
public record SeededPosition(int account, long size, long entryPrice, long collateral) {

    /** Checks that there is a position. */
    public SeededPosition {
        if (account < 1) {
            throw new IllegalArgumentException("account ids start at 1, was " + account);
        }
        if (size == 0 || entryPrice <= 0 || collateral < 0) {
            throw new IllegalArgumentException(
                    "a position needs a size, a price and collateral, was %d at %d with %d for account %d"
                            .formatted(size, entryPrice, collateral, account));
        }
    }
}
