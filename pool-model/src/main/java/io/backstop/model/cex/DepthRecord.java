package io.backstop.model.cex;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.BookDepth;

/** Writes down what waits around the index at the end of each step; changes nothing in the book. Not thread safe. */
final class DepthRecord {

    /** The distance at which depth of books is usually told. */
    private static final long REACH = FixedPoint.RATIO_ONE / 100;

    private final OrderBook book;
    private final long tickSize;
    private final Denomination denomination;
    private final long[] bids;
    private final long[] asks;
    private long sum;

    DepthRecord(OrderBook book, long tickSize, Denomination denomination, int steps) {
        this.book = book;
        this.tickSize = tickSize;
        this.denomination = denomination;
        bids = new long[steps];
        asks = new long[steps];
    }

    /** Looks at the book; bounds that are no whole ticks are moved towards the index. */
    void look(int step, long index) {
        long lowest = FixedPoint.mulDivCeil(index, FixedPoint.RATIO_ONE - REACH, FixedPoint.RATIO_ONE);
        long highest = FixedPoint.mulDivFloor(index, FixedPoint.RATIO_ONE + REACH, FixedPoint.RATIO_ONE);
        bids[step] = worth(false, Math.ceilDiv(lowest, tickSize));
        asks[step] = worth(true, highest / tickSize);
    }

    private long worth(boolean buys, long limit) {
        sum = 0;
        book.previewUpTo(
                buys,
                limit,
                (maker, taker, price, size) ->
                        sum = Math.addExact(sum, denomination.notional(Math.abs(size), price * tickSize)));
        return sum;
    }

    BookDepth depth() {
        return new BookDepth(REACH, bids, asks);
    }
}
