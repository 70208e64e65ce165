package io.backstop.model.venue;

import java.util.Arrays;

/** What waited in a venue's order book around the index at the end of each step, in micro-dollars at the orders' own prices. */
public final class BookDepth {

    private final long reach;
    private final long[] bids;
    private final long[] asks;

    /**
     * The depth of all steps, bids and asks one for each.
     *
     * @param reach how far from the index an order may be (1e-9)
     */
    public BookDepth(long reach, long[] bids, long[] asks) {
        if (bids.length != asks.length) {
            throw new IllegalArgumentException("one of each a step, was " + bids.length + " and " + asks.length);
        }
        this.reach = reach;
        this.bids = bids.clone();
        this.asks = asks.clone();
    }

    /** How far from the index an order counts (1e-9). */
    public long reach() {
        return reach;
    }

    /** Worth of the bids no more than the reach below the index, micro-dollars. */
    public long bids(int step) {
        return bids[step];
    }

    /** Worth of the asks no more than the reach above the index, micro-dollars. */
    public long asks(int step) {
        return asks[step];
    }

    /** Number of steps. */
    public int steps() {
        return bids.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BookDepth depth
                && reach == depth.reach
                && Arrays.equals(bids, depth.bids)
                && Arrays.equals(asks, depth.asks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bids) + Arrays.hashCode(asks);
    }
}
