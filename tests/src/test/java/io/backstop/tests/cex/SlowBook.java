package io.backstop.tests.cex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A book as one list of quotes in the order of their time, searched from its start for every fill. */
final class SlowBook {

    /** A resting order; the price is 1e-8 dollar, the size has no sign. */
    static final class Quote {
        final boolean buys;
        final long price;
        long size;

        Quote(boolean buys, long price, long size) {
            this.buys = buys;
            this.price = price;
            this.size = size;
        }
    }

    /** What a taker got: positive where it bought. */
    record Fill(long price, long size) {}

    private final List<Quote> quotes = new ArrayList<>();
    private long lastTrade;

    /** Price of the last fill, 0 before the first. */
    long lastTrade() {
        return lastTrade;
    }

    void remove(@Nullable Quote gone) {
        quotes.removeIf(quote -> quote == gone);
    }

    void add(Quote quote) {
        quotes.add(quote);
    }

    /** The best quote of a side, the oldest of its price; null on an empty side. */
    @Nullable
    Quote best(boolean buys) {
        Quote best = null;
        for (Quote quote : quotes) {
            if (quote.buys == buys && (best == null || isBetter(quote, best.price))) {
                best = quote;
            }
        }
        return best;
    }

    /** Price of the best quote, 0 on an empty side. */
    long bestPrice(boolean buys) {
        Quote best = best(buys);
        return best == null ? 0 : best.price;
    }

    /** Fills at any price what a taker wants; the rest is dropped. */
    List<Fill> take(long size) {
        return take(size, size > 0 ? Long.MAX_VALUE : 0);
    }

    /** Fills at the limit or better what a taker wants; the rest is dropped. */
    List<Fill> take(long size, long limit) {
        List<Fill> fills = new ArrayList<>();
        long open = Math.abs(size);
        Quote best = best(size < 0);
        while (open > 0 && best != null && (best.price == limit || isBetter(best, limit))) {
            long filled = Math.min(open, best.size);
            fills.add(new Fill(best.price, size > 0 ? filled : -filled));
            open -= filled;
            best.size -= filled;
            lastTrade = best.price;
            quotes.removeIf(quote -> quote.size == 0);
            best = best(size < 0);
        }
        return fills;
    }

    /** The same for an order that may have to fill wholly or not at all. */
    List<Fill> take(long size, long limit, boolean wholly) {
        long available = copy().take(size, limit).stream().mapToLong(Fill::size).sum();
        return wholly && available != size ? List.of() : take(size, limit);
    }

    /** The fills that {@link #take(long)} would make. */
    List<Fill> preview(long size) {
        return copy().take(size);
    }

    private SlowBook copy() {
        SlowBook copy = new SlowBook();
        quotes.forEach(quote -> copy.add(new Quote(quote.buys, quote.price, quote.size)));
        return copy;
    }

    private static boolean isBetter(Quote quote, long price) {
        return quote.buys ? quote.price > price : quote.price < price;
    }
}
