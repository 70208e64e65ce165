package io.backstop.model.cex;

import io.backstop.model.cex.mark.MarkInputs;
import io.backstop.model.cex.mark.MarkPolicy;
import io.backstop.model.cex.mark.MedianMark;

/**
 * The mark of the book: a {@link MedianMark} with one sample per step and no funding, so the median of the index, the index plus
 * the average basis, and the last trade. All prices 1e-8 dollar. Not thread safe.
 */
final class MarkPrice {

    private final MarkPolicy policy;
    private final MarkInputs inputs = new MarkInputs();
    private final long stepMillis;
    private long millis;

    /** A mark whose average covers the steps of {@code windowMillis}, at least one. */
    MarkPrice(long windowMillis, long stepMillis) {
        this.stepMillis = stepMillis;
        policy = new MedianMark(Math.toIntExact(Math.max(1, windowMillis / stepMillis)), stepMillis, stepMillis);
    }

    /** Takes the sample of one step and returns its mark; a bid, an ask or a last trade of 0 does not exist. */
    long update(long index, long bestBid, long bestAsk, long lastTrade) {
        long mark = policy.update(inputs.at(millis, index).book(bestBid, bestAsk, lastTrade));
        millis += stepMillis;
        return mark;
    }
}
