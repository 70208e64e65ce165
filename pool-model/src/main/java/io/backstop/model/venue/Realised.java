package io.backstop.model.venue;

/**
 * What a change of a position realised, in micro-dollars.
 *
 * @param pnl profit of the part, less what was withheld
 * @param profitWithheld profit that stayed in the pool by its rules
 * @param funding owed to the other traders, negative if they owed it
 * @param borrowing fee to the pool
 * @param unpaidClaim profit the pool had no cash for
 */
public record Realised(long pnl, long profitWithheld, long funding, long borrowing, long unpaidClaim) {

    /** Nothing. */
    public static final Realised NOTHING = new Realised(0, 0, 0, 0, 0);

    /** What pool and trader exchange: positive if the trader receives. */
    public long gain() {
        return Math.subtractExact(pnl, funding);
    }

    /** The collateral after it, given the collateral before. */
    public long collateralLeft(long collateral) {
        long left = Math.subtractExact(Math.addExact(collateral, pnl), funding);
        return Math.subtractExact(Math.subtractExact(left, borrowing), unpaidClaim);
    }
}
