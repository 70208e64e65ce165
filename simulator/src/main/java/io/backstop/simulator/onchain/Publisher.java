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

    Publisher(TransactionSender sender, PriceFeedGateway feed, FeedTape tape) {
        this.sender = sender;
        this.feed = feed;
        updates = tape.cursor();
    }

    void publish(int step) {
        OracleUpdate update = updates.take(step);
        if (update != null) {
            publish(update.price(), update.publishTime());
        }
    }

    /** Pushes a price that is on no tape: seeding. */
    void publish(long price, long publishTime) {
        sender.send(feed.publish(price, publishTime));
    }
}
