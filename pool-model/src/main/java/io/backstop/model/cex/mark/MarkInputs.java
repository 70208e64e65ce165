package io.backstop.model.cex.mark;

/**
 * All that a mark may be made of in one step; one object that is filled anew for each. A price of 0 does not exist. Not
 * thread safe.
 */
public final class MarkInputs {

    private long millis;
    private long index;
    private long bestBid;
    private long bestAsk;
    private long lastTrade;
    private long otherPerpetuals;
    private long fundingRate;
    private long millisToFunding;

    /** Begins a step: its time, which never goes back, and the index. */
    public MarkInputs at(long millis, long index) {
        if (index <= 0) {
            throw new IllegalArgumentException("an index must be positive, was " + index);
        }
        this.millis = millis;
        this.index = index;
        return this;
    }

    /** What the venue's own book shows. */
    public MarkInputs book(long bestBid, long bestAsk, long lastTrade) {
        this.bestBid = bestBid;
        this.bestAsk = bestAsk;
        this.lastTrade = lastTrade;
        return this;
    }

    /** What perpetuals of other venues trade at, already made one price. */
    public MarkInputs elsewhere(long otherPerpetuals) {
        this.otherPerpetuals = otherPerpetuals;
        return this;
    }

    /** The funding rate of the running interval (1e-9, positive if longs pay) and the time until it is paid. */
    public MarkInputs funding(long rate, long millisToFunding) {
        fundingRate = rate;
        this.millisToFunding = millisToFunding;
        return this;
    }

    long millis() {
        return millis;
    }

    long index() {
        return index;
    }

    long bestBid() {
        return bestBid;
    }

    long bestAsk() {
        return bestAsk;
    }

    long lastTrade() {
        return lastTrade;
    }

    long otherPerpetuals() {
        return otherPerpetuals;
    }

    long fundingRate() {
        return fundingRate;
    }

    long millisToFunding() {
        return millisToFunding;
    }

    boolean hasMid() {
        return bestBid > 0 && bestAsk > 0;
    }

    /** Between best bid and best ask, rounded down; only if there are both. */
    long mid() {
        return bestBid + Math.floorDiv(bestAsk - bestBid, 2);
    }

    /** How far the middle of the book lies above the index. */
    long basis() {
        return mid() - index;
    }
}
