package io.backstop.model.cex.inventory;

import io.backstop.model.cex.liquidation.LiquidatablePosition;
import io.backstop.model.units.Figures;

/**
 * A part of a position that is to be taken over.
 *
 * @param time epoch milliseconds, never before that of an earlier offer
 * @param quantity market units without sign, at most the position's
 */
public record Offer(long time, LiquidatablePosition position, long quantity) {

    /** Checks the quantity. */
    public Offer {
        Figures.requireWithin("quantity", quantity, 0, position.quantity());
    }

    /** The same with less of it. */
    Offer less(long taken) {
        return new Offer(time, position, quantity - taken);
    }

    /** What of it is worth at most so much at the mark. */
    long within(long notional) {
        return notional(quantity) <= notional
                ? quantity
                : position.terms().contract().quantityWithin(notional, position.mark());
    }

    /** Worth of a quantity at the mark, rounded up. */
    long notional(long part) {
        return position.terms().contract().notional(part, position.mark());
    }
}
