package io.backstop.simulator.onchain;

import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;

/** Pushes one feed's updates in the steps in which they land. Not thread safe. */
final class Publisher {

    private final TransactionSender sender;
    private final PriceFeedGateway feed;
    private final FeedTape tape;
    private int next;

    Publisher(TransactionSender sender, PriceFeedGateway feed, FeedTape tape) {
        this.sender = sender;
        this.feed = feed;
        this.tape = tape;
    }

    void publish(int step) {
        if (next < tape.updates().size() && tape.updates().get(next).step() == step) {
            OracleUpdate update = tape.updates().get(next++);
            publish(update.price(), update.publishTime());
        }
    }

    /** Pushes a price that is on no tape: seeding. */
    void publish(long price, long publishTime) {
        sender.send(feed.publish(price, publishTime));
    }
}
