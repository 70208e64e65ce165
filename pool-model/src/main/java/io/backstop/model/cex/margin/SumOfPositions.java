package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginMaths;

/** Each position needs what it would need alone; a hedge needs both. */
public enum SumOfPositions implements AccountRequirement {
    /** The one there is. */
    SUM;

    @Override
    public long initialMargin(MarginAccount account) {
        long sum = 0;
        for (int slot = 0; slot < account.positions(); slot++) {
            sum = Math.addExact(sum, account.initialMargin(slot));
        }
        return sum;
    }

    /** Includes the fee that a venue adds to it. */
    @Override
    public long maintenanceMargin(MarginAccount account) {
        long sum = 0;
        for (int slot = 0; slot < account.positions(); slot++) {
            sum = Math.addExact(sum, account.maintenanceMargin(slot));
        }
        return sum;
    }

    /** What one position needs to stay open, with the fee that a venue adds to it; nothing if there is none. */
    public static long maintenanceMargin(MarketTerms terms, long size, long price) {
        long notional = terms.contract().notional(size, price);
        return Math.addExact(
                terms.margin().maintenanceMargin(Math.absExact(size), notional),
                MarginMaths.ratioOf(notional, terms.maintenanceFee()));
    }
}
