package io.backstop.simulator.onchain;

import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.FeedCursor;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;

/** Pushes one feed's updates in the steps in which they land. Not thread safe. */
final class Publisher {

    private final TransactionSender sender;
    private final PriceFeedGateway feed;
    private final FeedCursor updates;
    private final long ownPrice;

    private Publisher(TransactionSender sender, PriceFeedGateway feed, FeedCursor updates, long ownPrice) {
        this.sender = sender;
        this.feed = feed;
        this.updates = updates;
        this.ownPrice = ownPrice;
    }

    /** A feed of the index. */
    static Publisher ofIndex(TransactionSender sender, PriceFeedGateway feed, FeedTape tape) {
        return new Publisher(sender, feed, tape.cursor(), 0);
    }

    /** A feed of something else, which shows its own price before the tape. */
    static Publisher ofOwnPrice(TransactionSender sender, PriceFeedGateway feed, FeedTape tape) {
        return new Publisher(sender, feed, tape.cursor(), tape.priceBefore());
    }

    /** One who pushes what this one has still to push, beside it. */
    Publisher sentBy(TransactionSender other) {
        return new Publisher(other, feed, updates.copy(), ownPrice);
    }

    /** Pushes what lands in this step, after all that still waits. */
    void publish(int step) {
        for (OracleUpdate update = updates.take(step); update != null; update = updates.take(step)) {
            sender.send(feed.publish(update.price(), update.publishTime()));
        }
    }

    /** Pushes a price of before the tape, of the index this one. */
    void seed(long indexPrice, long publishTime) {
        sender.send(feed.publish(ownPrice == 0 ? indexPrice : ownPrice, publishTime));
    }
}
