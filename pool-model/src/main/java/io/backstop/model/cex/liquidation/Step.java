package io.backstop.model.cex.liquidation;

/** What a venue does next with a position. Quantities are market units without sign, above 0, never more than it has. */
public sealed interface Step {

    /** Nothing, for now. */
    enum Wait implements Step {
        /** The one there is. */
        WAIT
    }

    /**
     * An order.
     *
     * @param wholly whether it fills wholly or not at all
     * @param rest what becomes of a position that is not compliant when the order is done
     */
    record Close(long quantity, boolean wholly, Rest rest) implements Step {}

    /** A part, or all, is handed to whoever backs the venue. */
    record TakeOver(long quantity) implements Step {}

    /** What follows an order that did not help. */
    enum Rest {
        /** The rule is asked again, in this step or the next. */
        TRY_AGAIN,
        /** All that is left is taken over. */
        TAKE_OVER,
        /** All that is left is taken over at the bankruptcy price of before the order, also if it is compliant by then: it is being closed. */
        TAKE_OVER_ANYHOW
    }
}
