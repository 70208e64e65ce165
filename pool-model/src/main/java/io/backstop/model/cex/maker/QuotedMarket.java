package io.backstop.model.cex.maker;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.units.Figures;

/**
 * Where market makers quote.
 *
 * @param book shared by all that trade
 * @param tickSize smallest price step (1e-8 dollar)
 * @param sizeUnit market units in 1.0
 * @param fills told where a quote meets somebody else's order as it is laid
 */
public record QuotedMarket(OrderBook book, long tickSize, long sizeUnit, BookListener fills) {

    /** Checks both units. */
    public QuotedMarket {
        Figures.requireWithin("tick size", tickSize, 1, Long.MAX_VALUE);
        Figures.requireWithin("size unit", sizeUnit, 1, Long.MAX_VALUE);
    }
}
