package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.units.FixedPoint;

/**
 * The prices at which one position ends, given the margin that is its own.
 *
 * <p>Margin plus profit, less a ratio of the notional, plus an amount, is nothing at one worth of the position: where the
 * equity rises with the worth, (worth at entry − margin − amount) ÷ (1 − ratio), else (worth at entry + margin + amount) ÷ (1
 * + ratio). A worth is a price. Linear: (E·Q − margin) ÷ (Q·(1 − f)); inverse: 1/p = 1/E + margin ÷ Q for a long without fee.
 */
public final class PositionPrices {

    /** A margin has no jump, so the search for its tier goes one way after its first step. */
    private static final int MOST_STEPS = MarginTiers.MOST_TIERS + 2;

    private final MarketTerms terms;

    /** Prices under these terms. */
    public PositionPrices(MarketTerms terms) {
        this.terms = terms;
    }

    /**
     * The price at which nothing is left of the margin after the taker fee, rounded against the trader: down for a long, up
     * for a short. At it or beyond the trader's equity is never above 0, and at it less than a price unit's worth and two
     * units of money below. Whoever takes the position over takes what is left of its cash, not this price times the size.
     *
     * @param margin of the position in the contract's money; negative if it has lost more already
     * @return 1e-8 dollar; {@link ContractKind#NEVER_BELOW} or {@link ContractKind#NEVER_ABOVE} if it is never reached
     */
    public long bankruptcyPrice(long size, long entryPrice, long margin) {
        boolean down = risesWithWorth(size);
        long worth = worthWhere(size, worthAtEntry(size, entryPrice, !down), margin, terms.takerFee(), 0, !down);
        return size > 0
                ? terms.contract().priceOfWorthDown(size, worth)
                : terms.contract().priceOfWorthUp(size, worth);
    }

    /**
     * The bankruptcy price rounded for the trader: up for a long, down for a short. A close at it or better, with the taker
     * fee, leaves at least 0.
     *
     * @param margin of the position in the contract's money; negative if it has lost more already
     * @return 1e-8 dollar; {@link ContractKind#NEVER_BELOW} or {@link ContractKind#NEVER_ABOVE} if it is never reached
     */
    public long lastSolventPrice(long size, long entryPrice, long margin) {
        boolean up = risesWithWorth(size);
        // The worth at entry is rounded as it is in an equity at that price, so that the two cancel.
        long worth = worthWhere(size, worthAtEntry(size, entryPrice, !up), margin, terms.takerFee(), 0, up);
        return size > 0
                ? terms.contract().priceOfWorthUp(size, worth)
                : terms.contract().priceOfWorthDown(size, worth);
    }

    /**
     * The price at which the equity is the maintenance margin, rounded against the trader: up for a long, down for a short.
     * Beyond it the position is liquidatable. One that gains by a higher worth may be so again where it is worth more than
     * {@link MarginPolicy#steepFrom}.
     *
     * @param margin of the position in the contract's money
     * @return 1e-8 dollar; {@link ContractKind#NEVER_BELOW} or {@link ContractKind#NEVER_ABOVE} if it is never reached
     */
    public long liquidationPrice(long size, long entryPrice, long margin) {
        boolean up = risesWithWorth(size);
        long worthAtEntry = worthAtEntry(size, entryPrice, up);
        long worth = terms.margin().isCurved()
                ? searchedWorth(size, worthAtEntry, margin)
                : computedWorth(size, worthAtEntry, margin, up);
        if (worth == Long.MAX_VALUE) {
            return size > 0 ? ContractKind.NEVER_ABOVE : ContractKind.NEVER_BELOW;
        }
        return size > 0
                ? terms.contract().priceOfWorthUp(size, worth)
                : terms.contract().priceOfWorthDown(size, worth);
    }

    private long computedWorth(long size, long worthAtEntry, long margin, boolean up) {
        long worth = worthAtEntry;
        for (int step = 0; step < MOST_STEPS; step++) {
            long next = worthOfMaintenance(size, worthAtEntry, margin, Math.max(0, worth), up);
            if (next == worth) {
                break;
            }
            worth = next;
        }
        return worth;
    }

    /** The least worth at which a position that gains by a higher one has its margin, or the most of one that loses by it. */
    private long searchedWorth(long size, long worthAtEntry, long margin) {
        boolean rises = risesWithWorth(size);
        long enough = rises ? terms.margin().steepFrom() : 0;
        long tooLittle = rises ? 0 : Math.max(1, Math.addExact(worthAtEntry, margin) + 1);
        if (excess(size, worthAtEntry, margin, enough) < 0) {
            return rises ? Long.MAX_VALUE : -1;
        }
        if (excess(size, worthAtEntry, margin, tooLittle) >= 0) {
            return tooLittle;
        }
        while (Math.abs(enough - tooLittle) > 1) {
            long middle = (enough + tooLittle) >>> 1;
            if (excess(size, worthAtEntry, margin, middle) < 0) {
                tooLittle = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    /** Equity at a worth less what is needed there. */
    private long excess(long size, long worthAtEntry, long margin, long worth) {
        long profit = risesWithWorth(size)
                ? Math.subtractExact(worth, worthAtEntry)
                : Math.subtractExact(worthAtEntry, worth);
        long needed = terms.margin().maintenanceMargin(Math.absExact(size), worth)
                + MarginMaths.ratioOf(worth, terms.maintenanceFee());
        return Math.subtractExact(Math.addExact(margin, profit), needed);
    }

    /** The worth at which the margin of the tier at {@code notional} would be all of the equity. */
    private long worthOfMaintenance(long size, long worthAtEntry, long margin, long notional, boolean up) {
        long held = Math.absExact(size);
        long ratio = terms.margin().maintenanceRatio(held, notional) + terms.maintenanceFee();
        return worthWhere(size, worthAtEntry, margin, ratio, terms.margin().maintenanceAmount(held, notional), up);
    }

    private long worthWhere(long size, long worthAtEntry, long margin, long ratio, long amount, boolean up) {
        long own = Math.addExact(margin, amount);
        if (!risesWithWorth(size)) {
            return divided(Math.addExact(worthAtEntry, own), FixedPoint.RATIO_ONE + ratio, up);
        }
        long rest = Math.subtractExact(worthAtEntry, own);
        if (ratio < FixedPoint.RATIO_ONE) {
            return divided(rest, FixedPoint.RATIO_ONE - ratio, up);
        }
        // All of the worth is needed: either always too little or never.
        return rest > 0 ? Long.MAX_VALUE : 0;
    }

    private static long divided(long worth, long ratio, boolean up) {
        return up
                ? FixedPoint.mulDivCeil(worth, FixedPoint.RATIO_ONE, ratio)
                : FixedPoint.mulDivFloor(worth, FixedPoint.RATIO_ONE, ratio);
    }

    private long worthAtEntry(long size, long entryPrice, boolean up) {
        return up
                ? terms.contract().worthUp(size, entryPrice)
                : terms.contract().worthDown(size, entryPrice);
    }

    /** Whether the equity grows when the position is worth more money. */
    private boolean risesWithWorth(long size) {
        return size > 0 == terms.contract().worthRisesWithPrice();
    }
}
