package io.backstop.model.scenario;

/** What a trader asks of every venue at one step of the tape. */
public sealed interface TapeOrder {

    /** The step in which the order is carried out. */
    int step();

    /** The trader's account id. */
    int account();

    /** Signed size in market units that is to be traded; 0 for a close, which has no size of its own. */
    default long size() {
        return 0;
    }

    /** Opens a position of a signed size with collateral in micro-dollars at the venue's price. */
    record Open(int step, int account, long size, long collateral) implements TapeOrder {}

    /** Adds size on the position's own side, collateral, or both; neither is negative towards the position. */
    record Increase(int step, int account, long size, long collateral) implements TapeOrder {}

    /** Closes a part of the position at the venue's price, takes collateral out, or both. */
    record Decrease(int step, int account, long size, long collateral) implements TapeOrder {}

    /** Closes the whole position at the venue's price. */
    record Close(int step, int account) implements TapeOrder {}
}
