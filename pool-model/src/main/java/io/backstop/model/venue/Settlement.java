package io.backstop.model.venue;

/**
 * What one close moved, in micro-dollars; prices 1e-8 dollar, size signed.
 *
 * @param size the closed size
 * @param executionPrice price of the close
 * @param pnl profit of the position at that price
 * @param shortfall what the collateral could not pay
 * @param keeperReward paid to the liquidator from what was left
 * @param liquidationFee paid from what was left after the reward
 * @param feesWaived reward and fee that were owed and not paid
 * @param unpaidClaim profit the pool had no cash for
 * @param payout paid to the owner
 */
public record Settlement(
        long size,
        long executionPrice,
        long pnl,
        long shortfall,
        long keeperReward,
        long liquidationFee,
        long feesWaived,
        long unpaidClaim,
        long payout) {}
