package io.backstop.model.cex;

import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/** What a venue refuses of orders that open or add, beside margin rules. */
record OrderLimits(BookLimitsSpec spec, Clearing clearing, Denomination denomination) {

    /**
     * A limit that an order breaks.
     *
     * @param figure what the order would lead to, micro-dollars
     * @param limit what is allowed, micro-dollars
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
            long interest = Math.addExact(clearing.openInterest(mark), denomination.notional(size, mark));
            if (interest > spec.openInterest()) {
                return new Breach("OpenInterestAboveCap", interest, spec.openInterest());
            }
        }
        long worth = denomination.value().at(after.size(), mark);
        long notional = denomination.dollars(Math.abs(worth), mark);
        long elsewhere = clearing.traders().others().equity(after.account().id());
        long own = Math.addExact(Math.addExact(after.cash(), worth), elsewhere);
        long equity = denomination.dollars(Math.max(0, own), mark);
        return FixedPoint.compareProducts(notional, 1, equity, spec.leverage()) > 0
                ? new Breach("LeverageAboveLimit", notional, Math.multiplyExact(equity, spec.leverage()))
                : null;
    }
}
