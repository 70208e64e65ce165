package io.backstop.model.mirror;

import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.FeedCursor;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;

/** Lands the updates of one feed that a publisher pushes. Not thread safe. */
final class PushedFeed {

    private static final long OF_INDEX = 0;

    private final PriceFeedMirror feed;
    private final FeedCursor updates;
    private final long ownPrice;
    private long last;

    private PushedFeed(PriceFeedMirror feed, FeedTape tape, long ownPrice) {
        this.feed = feed;
        this.ownPrice = ownPrice;
        updates = tape.cursor();
    }

    /** A feed of the index, which shows before the tape what {@link PoolMirror#publishEverywhere} does. */
    static PushedFeed ofIndex(PriceFeedMirror feed, FeedTape tape) {
        return new PushedFeed(feed, tape, OF_INDEX);
    }

    /** A feed of something else, which shows its own price before the tape. */
    static PushedFeed ofOwnPrice(PriceFeedMirror feed, FeedTape tape) {
        return new PushedFeed(feed, tape, tape.priceBefore());
    }

    /** Lands what changes in this step, after all that still waits. */
    void land(int step, BlockTimes times) {
        for (OracleUpdate update = updates.take(step); update != null; update = updates.take(step)) {
            last = times.published(update, last);
            feed.publish(PriceFeedMirror.PUBLISHER, update.price(), last);
        }
    }

    /** Shows its own price of before the tape, if it has one. */
    void seed(long seconds) {
        last = seconds;
        if (ownPrice != OF_INDEX) {
            feed.publish(PriceFeedMirror.PUBLISHER, ownPrice, seconds);
        }
    }
}
