package io.backstop.simulator.onchain;

import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.FeedCursor;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;

/** Pushes one feed's updates in the steps in which they land. Not thread safe. */
final class Publisher {

    private final TransactionSender sender;
    private final PriceFeedGateway feed;
    private final FeedCursor updates;
    private final long ownPrice;
    private final BlockTimes times;
    private long last;

    private Publisher(
            TransactionSender sender, PriceFeedGateway feed, FeedCursor updates, long ownPrice, BlockTimes times) {
        this.times = times;
        this.sender = sender;
        this.feed = feed;
        this.updates = updates;
        this.ownPrice = ownPrice;
    }

    /** A feed of the index. */
    static Publisher ofIndex(TransactionSender sender, PriceFeedGateway feed, FeedTape tape, BlockTimes times) {
        return new Publisher(sender, feed, tape.cursor(), 0, times);
    }

    /** A feed of something else, which shows its own price before the tape. */
    static Publisher ofOwnPrice(TransactionSender sender, PriceFeedGateway feed, FeedTape tape, BlockTimes times) {
        return new Publisher(sender, feed, tape.cursor(), tape.priceBefore(), times);
    }

    /** One who pushes what this one has still to push, beside it. */
    Publisher sentBy(TransactionSender other) {
        Publisher copy = new Publisher(other, feed, updates.copy(), ownPrice, times);
        copy.last = last;
        return copy;
    }

    /** Pushes what lands in this step, after all that still waits. */
    void publish(int step) {
        for (OracleUpdate update = updates.take(step); update != null; update = updates.take(step)) {
            last = times.published(update, last);
            sender.send(feed.publish(update.price(), last));
        }
    }

    /** Pushes a price of before the tape, of the index this one. */
    void seed(long indexPrice, long publishTime) {
        last = publishTime;
        sender.send(feed.publish(ownPrice == 0 ? indexPrice : ownPrice, publishTime));
    }
}
