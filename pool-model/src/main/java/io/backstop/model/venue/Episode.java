package io.backstop.model.venue;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;

/**
 * One account from the tick at which it became liquidatable to its close, frozen just before its first forced close.
 *
 * @param rules the venue's margin rules
 * @param size signed size
 * @param entryPrice 1e-8 dollar
 * @param collateral micro-dollars
 * @param changedAt step in which its owner opened or last changed it, −1 before the tape
 * @param closedAt step of the first forced close
 */
public record Episode(MarketRules rules, long size, long entryPrice, long collateral, int changedAt, int closedAt) {

    /**
     * First step of the unbroken run up to the close in which the account is liquidatable at these prices.
     *
     * @return the step, or −1 if it is not liquidatable at the close
     */
    public int crossedAt(PriceSeries prices) {
        int crossed = -1;
        for (int step = closedAt; step >= Math.max(0, changedAt) && isLiquidatable(prices.at(step)); step--) {
            crossed = step;
        }
        return crossed;
    }

    /** First step at the venue's own mark; the close itself where the mark never crossed. */
    public int seenAt(PriceSeries marks) {
        int seen = crossedAt(marks);
        return seen < 0 ? closedAt : seen;
    }

    /** First step at the index, never later than the first step at the mark. */
    public int trulyCrossedAt(PriceSeries index, PriceSeries marks) {
        int seen = seenAt(marks);
        int crossed = crossedAt(index);
        return crossed < 0 || crossed > seen ? seen : crossed;
    }

    /** What the account would leave unpaid at this price. */
    public long shortfall(long price) {
        return MarginMaths.shortfall(collateral, size, entryPrice, price, rules.sizeUnit());
    }

    /**
     * Splits the account's shortfall into its causes.
     *
     * @param index index price of each step
     * @param marks the venue's mark of each step
     * @param mode ORACLE where closes fill at the mark itself, MARKET where they fill at the market
     * @param atParts shortfall if each part had left at the closing series' price of its own step
     * @param actual the shortfall as booked
     */
    public Attribution attribute(PriceSeries index, PriceSeries marks, CloseMode mode, long atParts, long actual) {
        PriceSeries closing = mode == CloseMode.ORACLE ? marks : index;
        long atSeen = shortfall(closing.at(seenAt(marks)));
        long atCrossed = shortfall(index.at(trulyCrossedAt(index, marks)));
        long jump = mode == CloseMode.ORACLE ? Math.min(atCrossed, atSeen) : atCrossed;
        long atClose = shortfall(closing.at(closedAt));
        return new Attribution(jump, atSeen - jump, atClose - atSeen, atParts - atClose, actual - atParts);
    }

    private boolean isLiquidatable(long price) {
        return MarginMaths.isLiquidatable(rules, collateral, size, entryPrice, price);
    }
}
