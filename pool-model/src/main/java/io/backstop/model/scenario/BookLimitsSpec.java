package io.backstop.model.scenario;

import io.backstop.model.units.Figures;

/**
 * What a book venue refuses beside margin rules.
 *
 * @param openInterest most notional of all longs at the mark that an order may lead to, micro-dollars
 * @param leverage most notional of a position as a multiple of its equity after an order, both at the mark
 */
public record BookLimitsSpec(long openInterest, long leverage) {

    /** The figure of what is not limited. */
    public static final long NONE = Long.MAX_VALUE;

    /** A venue that margin rules alone bind. */
    public static final BookLimitsSpec UNLIMITED = new BookLimitsSpec(NONE, NONE);

    /** Checks the figures. */
    public BookLimitsSpec {
        Figures.requireWithin("openInterest", openInterest, 0, NONE);
        Figures.requireWithin("leverage", leverage, 1, NONE);
    }
}
