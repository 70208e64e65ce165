package io.backstop.model.venue;

/**
 * What one close moved, in micro-dollars; prices 1e-8 dollar, size signed. Collateral + PnL − funding − unpaid claim +
 * shortfall are the three fees, the payout and, where only a part was closed, the collateral that stays.
 *
 * @param size the closed size
 * @param executionPrice price of the close
 * @param pnl profit of that size at that price, less what was withheld
 * @param profitWithheld profit that stayed in the pool by its rules
 * @param funding owed to the other traders, negative if they owed it
 * @param shortfall what the collateral could not pay
 * @param keeperReward paid to the liquidator from what was left
 * @param liquidationFee paid from what was left after the reward
 * @param borrowingFee paid to the pool from what was left after both
 * @param feesWaived of the three what was owed and not paid
 * @param unpaidClaim profit the pool had no cash for
 * @param payout paid to the owner
 */
public record Settlement(
        long size,
        long executionPrice,
        long pnl,
        long profitWithheld,
        long funding,
        long shortfall,
        long keeperReward,
        long liquidationFee,
        long borrowingFee,
        long feesWaived,
        long unpaidClaim,
        long payout) {

    /** What the close realised. */
    public Realised realised() {
        return new Realised(pnl, profitWithheld, funding, borrowingFee, unpaidClaim);
    }

    /** Collateral of what remains open, given the collateral before; 0 after a whole close. */
    public long collateralLeft(long collateral) {
        return realised().collateralLeft(collateral) + shortfall - keeperReward - liquidationFee - payout;
    }
}
