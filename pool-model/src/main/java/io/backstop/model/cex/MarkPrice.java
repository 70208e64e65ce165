package io.backstop.model.cex;

/**
 * The mark of the book: the median of the index, the index plus the average basis, and the last trade, as Binance and
 * Bybit publish it (without funding). All prices 1e-8 dollar.
 *
 * <p>The basis is mid − index, rounded down, one sample per step; a step in which a side of the book is empty repeats
 * the sample before it, 0 before the first. The average over the window, or over the samples so far, is rounded down.
 * Not thread safe.
 */
final class MarkPrice {

    private final long[] window;
    private int samples;
    private int next;
    private long basis;
    private long sum;

    /** A mark whose average covers the steps of {@code windowMillis}, at least one. */
    MarkPrice(long windowMillis, long stepMillis) {
        window = new long[Math.toIntExact(Math.max(1, windowMillis / stepMillis))];
    }

    /** Takes the sample of one step and returns its mark; a bid, an ask or a last trade of 0 does not exist. */
    long update(long index, long bestBid, long bestAsk, long lastTrade) {
        if (bestBid > 0 && bestAsk > 0) {
            basis = Math.floorDiv(bestBid + bestAsk, 2) - index;
        }
        sum += basis - window[next];
        window[next] = basis;
        next = (next + 1) % window.length;
        samples = Math.min(samples + 1, window.length);
        long withBasis = index + Math.floorDiv(sum, samples);
        return median(index, withBasis, lastTrade > 0 ? lastTrade : index);
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
