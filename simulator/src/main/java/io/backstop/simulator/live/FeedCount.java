package io.backstop.simulator.live;

/**
 * What became of a feed's updates.
 *
 * @param accepted updates in a block, or signed reports that are to be had
 * @param refused updates that the contract refused
 * @param superseded updates that were replaced by a newer one before the chain's clock let them in
 * @param lastPrice the last accepted price (1e-8 dollar); 0 before the first
 */
public record FeedCount(int accepted, int refused, int superseded, long lastPrice) {

    static final FeedCount NONE = new FeedCount(0, 0, 0, 0);

    FeedCount plusAccepted(long price) {
        return new FeedCount(accepted + 1, refused, superseded, price);
    }

    FeedCount plusRefused() {
        return new FeedCount(accepted, refused + 1, superseded, lastPrice);
    }

    FeedCount plusSuperseded() {
        return new FeedCount(accepted, refused, superseded + 1, lastPrice);
    }
}
