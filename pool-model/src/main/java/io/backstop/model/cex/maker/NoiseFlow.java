package io.backstop.model.cex.maker;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Market orders of traders who know nothing: at most one in a step, of a size and side that a seed decides. A step's order
 * depends on the seed and its number alone.
 *
 * @param seed of all orders
 * @param owner who sends them
 * @param chance ratio of the steps that have one
 * @param leastSize market units
 * @param mostSize market units; all sizes between them are as likely
 */
public record NoiseFlow(long seed, int owner, long chance, long leastSize, long mostSize) {

    private static final int NUMBERS_PER_STEP = 3;

    /** Checks chance and sizes. */
    public NoiseFlow {
        Figures.requireWithin("chance of an order", chance, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("least size", leastSize, 1, Long.MAX_VALUE);
        Figures.requireWithin("most size", mostSize, leastSize, Long.MAX_VALUE - 1);
    }

    /** The order of a step in market units, positive if it buys; 0 if there is none. */
    public long order(long step) {
        long count = step * NUMBERS_PER_STEP;
        if (CountedRandom.below(FixedPoint.RATIO_ONE, seed, count) >= chance) {
            return 0;
        }
        long size = leastSize + CountedRandom.below(mostSize - leastSize + 1, seed, count + 1);
        return CountedRandom.bits(seed, count + 2) < 0 ? -size : size;
    }

    /** Sends a step's order, if any; returns the signed size that was filled. */
    public long trade(long step, OrderBook book, BookListener fills) {
        long size = order(step);
        return size == 0 ? 0 : book.market(owner, size, fills);
    }
}
