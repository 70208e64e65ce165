package io.backstop.model.cex.maker;

import java.util.List;

/** The market makers of one book, in the order in which they quote. Not thread safe. */
public final class MarketMakers {

    private final MarketMaker[] makers;

    /** At least one maker, all of one book; a step's earlier ones stand first in the queue. */
    public MarketMakers(List<MarketMaker> makers) {
        this.makers = makers.toArray(MarketMaker[]::new);
    }

    /**
     * Moves all quotes to where they belong in a step. All makers withdraw before the first one quotes, so nobody meets a
     * quote that another was about to move; one who still meets another's takes it.
     *
     * @param millis time of the step, never before that of the step before
     * @param reference price around which they quote, positive
     */
    public void requote(long millis, long reference) {
        if (makers.length == 1) {
            makers[0].quoteAlone(millis, reference);
            return;
        }
        for (MarketMaker maker : makers) {
            maker.prepare(millis, reference);
        }
        for (MarketMaker maker : makers) {
            maker.place();
        }
    }

    /** The best bid of the book in ticks, 0 if there is none, as it is seen by everybody; quotes that wait to be seen stay so. */
    public long bestBid() {
        return makers[0].bestBid();
    }

    /** The best ask of the book in ticks, 0 if there is none; quotes that wait to be seen stay so. */
    public long bestAsk() {
        return makers[0].bestAsk();
    }

    /** Lets every maker go that may be liquidated now, before the engine meets its quotes. */
    public void leaveIfLiquidatable() {
        for (MarketMaker maker : makers) {
            maker.leaveIfLiquidatable();
        }
    }

    /** What is quoted on a side, as it is left, in the unit of their profiles, which is one for all. */
    public long depth(boolean bids) {
        long depth = 0;
        for (MarketMaker maker : makers) {
            depth = Math.addExact(depth, maker.depth(bids));
        }
        return depth;
    }

    /** What would be quoted on each side by all of them if nothing had been taken or withdrawn, in that unit. */
    public long usualDepth() {
        long depth = 0;
        for (MarketMaker maker : makers) {
            depth = Math.addExact(depth, maker.usualDepth());
        }
        return depth;
    }
}
