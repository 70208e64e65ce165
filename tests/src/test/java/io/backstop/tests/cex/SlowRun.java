package io.backstop.tests.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.MarketEvent.OrderRefused;
import java.util.List;
import java.util.Map;

/**
 * What the slow venue saw.
 *
 * @param marks mark of each step
 * @param transfers every movement in order
 * @param rows forced closes, and voluntary closes with a shortfall
 * @param refusals refused orders in tape order
 * @param forcedFills what liquidated accounts traded, in the book or with the engine
 * @param adlFills what winners gave up, in order
 * @param cash cash of every account after each step
 * @param sizes sum of all signed sizes after each step, which is zero
 * @param openInventoryLoss loss at the last index on what the engine still holds
 * @param openInventory number of lots it still holds
 * @param openDeficit what accounts that are still being liquidated have less than nothing at the last index
 * @param emptyBooks number of steps that ended with an empty side of the book
 */
record SlowRun(
        List<Long> marks,
        List<Transfer> transfers,
        List<Liquidation> rows,
        List<OrderRefused> refusals,
        List<ForcedFill> forcedFills,
        List<AdlFill> adlFills,
        List<Map<Account, Long>> cash,
        List<Long> sizes,
        long openInventoryLoss,
        int openInventory,
        long openDeficit,
        int emptyBooks) {

    /** A liquidated account's trade; the size is positive where it bought, the price 1e-8 dollar. */
    record ForcedFill(int step, int account, long size, long price) {}

    /** A winner's close against a lot's part, with the sign of the lot, at a close price; the amount is micro-dollars. */
    record AdlFill(int step, Account winner, long size, long mark, long price, long amount) {}
}
