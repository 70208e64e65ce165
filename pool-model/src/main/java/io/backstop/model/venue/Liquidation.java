package io.backstop.model.venue;

/**
 * One account's forced close, or a voluntary close that left a shortfall: a row of the results.
 *
 * @param account the trader's account id
 * @param forced false for a voluntary close
 * @param size signed size; {@code entryPrice} and {@code collateral} just before the first close
 * @param crossedAt step at which the index made it liquidatable
 * @param seenAt step at which the venue's mark did
 * @param closedAt step of the first close
 * @param finishedAt step in which the last part left the venue's hands
 * @param markPrice the venue's mark at the close
 * @param executionPrice price of the close, the average over its parts
 * @param indexPrice index price at the close
 * @param notional |size| at the execution price
 * @param shortfall as booked
 * @param attribution its causes
 * @param latencyTransfer micro-dollars that a close at a stale price moved from LP to trader
 * @param liquidationFee paid from what was left
 * @param keeperReward paid from what was left
 * @param feesWaived owed and not paid
 * @param payout what the trader kept
 */
public record Liquidation(
        int account,
        boolean forced,
        long size,
        long entryPrice,
        long collateral,
        int crossedAt,
        int seenAt,
        int closedAt,
        int finishedAt,
        long markPrice,
        long executionPrice,
        long indexPrice,
        long notional,
        long shortfall,
        Attribution attribution,
        long latencyTransfer,
        long liquidationFee,
        long keeperReward,
        long feesWaived,
        long payout) {}
