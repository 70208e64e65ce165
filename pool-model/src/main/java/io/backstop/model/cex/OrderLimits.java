package io.backstop.model.cex;

import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/** What a venue refuses of orders that open or add, beside margin rules. */
record OrderLimits(BookLimitsSpec spec, Clearing clearing) {

    /**
     * A limit that an order breaks.
     *
     * @param figure what the order would lead to: open interest in micro-dollars, or a notional in the contract's money
     * @param limit what is allowed
     */
    record Breach(String error, long figure, long limit) {}

    /**
     * The limit that an order of a size breaks, or null. All of the order is counted as new open interest, also where its
     * counterparty closes.
     *
     * @param after the account as it would be after the order
     */
    @Nullable
    Breach of(Party after, long size, long mark) {
        if (spec.openInterest() != BookLimitsSpec.NONE) {
            long added = clearing.denomination().notional(size, mark);
            long interest = Math.addExact(clearing.openInterest(mark), added);
            if (interest > spec.openInterest()) {
                return new Breach("OpenInterestAboveCap", interest, spec.openInterest());
            }
        }
        Valuation value = clearing.denomination().value();
        long notional = Math.abs(value.at(after.size(), mark));
        long equity = Math.max(0, Math.addExact(after.cash(), value.at(after.size(), mark)));
        return FixedPoint.compareProducts(notional, 1, equity, spec.leverage()) > 0
                ? new Breach("LeverageAboveLimit", notional, mostNotional(equity))
                : null;
    }

    private long mostNotional(long equity) {
        return Math.multiplyExact(equity, spec.leverage());
    }
}
