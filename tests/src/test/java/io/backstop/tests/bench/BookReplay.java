package io.backstop.tests.bench;

import io.backstop.model.cex.book.OrderBook;

/** Sends a stream of orders through a book of the kind that venues use, which names orders by itself. */
final class BookReplay {

    private final OrderStream stream;
    private final long[] ids = new long[OrderStream.PLACES];
    private final OrderBook book = new OrderBook();
    private final Trades trades = new Trades();

    /** An empty book. */
    BookReplay(OrderStream stream) {
        this.stream = stream;
    }

    Trades.Summary run() {
        for (int command = 0; command < stream.length(); command++) {
            int place = stream.place(command);
            switch (stream.kind(command)) {
                case OrderStream.LIMIT ->
                    ids[place] = book.limit(place, stream.size(command), stream.price(command), trades);
                case OrderStream.CANCEL -> book.cancel(ids[place]);
                default -> book.immediateOrCancel(place, stream.size(command), stream.price(command), trades);
            }
        }
        return trades.summary();
    }
}
