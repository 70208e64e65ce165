package io.backstop.model.venue;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.units.FixedPoint;

/**
 * One account from the tick at which it became liquidatable to its close, frozen just before its first forced close.
 *
 * @param rules what the venue says about it at a price
 * @param size signed size
 * @param entryPrice 1e-8 dollar
 * @param collateral in the money of the venue's contract, as are funding, borrowing and every shortfall
 * @param changedAt step in which its owner opened or last changed it, −1 before the tape
 * @param closedAt step of the first forced close
 * @param funding owed to other traders at the close, taken to have accrued evenly since {@code changedAt}
 * @param borrowing owed to the pool at the close, in the same way
 */
public record Episode(
        AccountRules rules,
        long size,
        long entryPrice,
        long collateral,
        int changedAt,
        int closedAt,
        long funding,
        long borrowing) {

    /** An episode on a venue where staying open is free. */
    public Episode(AccountRules rules, long size, long entryPrice, long collateral, int changedAt, int closedAt) {
        this(rules, size, entryPrice, collateral, changedAt, closedAt, 0, 0);
    }

    /** An episode on a pool with a fixed reward where staying open is free. */
    public Episode(MarketRules rules, long size, long entryPrice, long collateral, int changedAt, int closedAt) {
        this(new PoolAccountRules(rules, null), size, entryPrice, collateral, changedAt, closedAt);
    }

    /**
     * First step of the unbroken run up to the close in which the account is liquidatable at these prices.
     *
     * @return the step, or −1 if it is not liquidatable at the close
     */
    public int crossedAt(PriceSeries prices) {
        int crossed = -1;
        for (int step = closedAt; step >= Math.max(0, changedAt) && isLiquidatable(prices, step); step--) {
            crossed = step;
        }
        return crossed;
    }

    /**
     * When the account became liquidatable.
     *
     * @param crossedAt first step at the index, never later than {@code seenAt}
     * @param seenAt first step at the venue's own mark; the close itself where the mark never crossed
     */
    public record Onset(int crossedAt, int seenAt) {}

    /** When the account became liquidatable; costs time in proportion to the steps since then. */
    public Onset onset(PriceSeries index, PriceSeries marks) {
        int atMark = crossedAt(marks);
        int seen = atMark < 0 ? closedAt : atMark;
        int atIndex = crossedAt(index);
        return new Onset(atIndex < 0 || atIndex > seen ? seen : atIndex, seen);
    }

    /** What the account would leave unpaid at the price of this step. */
    public long shortfall(PriceSeries prices, int step) {
        long margin = Math.subtractExact(collateral, accrued(funding, step));
        return rules.shortfall(margin, size, entryPrice, prices.at(step));
    }

    /**
     * Splits the account's shortfall into its causes.
     *
     * @param onset when the account became liquidatable on these prices
     * @param index index price of each step
     * @param marks the venue's mark of each step
     * @param mode ORACLE where closes fill at the mark itself, MARKET where they fill at the market
     * @param atParts shortfall if each part had left at the closing series' price of its own step
     * @param actual the shortfall as booked
     */
    public Attribution attribute(
            Onset onset, PriceSeries index, PriceSeries marks, CloseMode mode, long atParts, long actual) {
        PriceSeries closing = mode == CloseMode.ORACLE ? marks : index;
        long atSeen = shortfall(closing, onset.seenAt());
        long atCrossed = shortfall(index, onset.crossedAt());
        long jump = mode == CloseMode.ORACLE ? Math.min(atCrossed, atSeen) : atCrossed;
        long atClose = shortfall(closing, closedAt);
        return new Attribution(jump, atSeen - jump, atClose - atSeen, atParts - atClose, actual - atParts);
    }

    private boolean isLiquidatable(PriceSeries prices, int step) {
        long owed = Math.addExact(accrued(funding, step), accrued(borrowing, step));
        return rules.isLiquidatable(Math.subtractExact(collateral, owed), size, entryPrice, prices.at(step), step);
    }

    /** What of a charge had accrued by this step, rounded down. */
    private long accrued(long charge, int step) {
        return charge == 0 || step >= closedAt
                ? charge
                : FixedPoint.mulDivFloor(charge, (long) step - changedAt, (long) closedAt - changedAt);
    }
}
