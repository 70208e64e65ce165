package io.backstop.simulator.live;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.contracts.serving.Figures;
import java.util.List;

/** The figures of a publisher, as docs/keeper/by-hand.md lists them. */
public final class FeedFigures {

    private static final double PRICE_UNIT = 1e8;
    private static final String FEED = "feed";

    private FeedFigures() {}

    /** The figures of feeds and of the connection through which they are published. */
    public static Figures of(ChainConnection connection, List<? extends PlayedFeed> feeds) {
        Figures figures = new Figures()
                .gauge(
                        "backstop_chain_blocks_behind",
                        "Blocks by which the node in use was behind the furthest",
                        connection::blocksBehind)
                .counter("backstop_chain_failovers", "How often another node was taken", connection::failovers);
        feeds.forEach(feed -> add(figures, connection, feed));
        return figures;
    }

    /** Adds what publishing costs. */
    public static void addSending(Figures figures, TransactionSender sender, List<LiveFeed> feeds) {
        figures.counter("backstop_sender_transactions", "Transactions sent", sender::sent);
        figures.counter(
                "backstop_sender_replacements", "How often more was offered for a transaction", sender::replaced);
        for (LiveFeed feed : feeds) {
            figures.counter(
                    "backstop_oracle_gas_used",
                    "Units of gas that updates have used",
                    () -> feed.spent().units(),
                    FEED,
                    feed.name());
            figures.counter(
                    "backstop_oracle_gas_paid_gwei",
                    "Gwei that updates have cost",
                    () -> feed.spent().gwei(),
                    FEED,
                    feed.name());
        }
    }

    private static void add(Figures figures, ChainConnection connection, PlayedFeed feed) {
        String updates = "backstop_oracle_updates";
        String description = "Updates by what became of them";
        figures.counter(updates, description, () -> feed.count().accepted(), FEED, feed.name(), "result", "accepted");
        figures.counter(updates, description, () -> feed.count().refused(), FEED, feed.name(), "result", "refused");
        figures.counter(
                updates, description, () -> feed.count().superseded(), FEED, feed.name(), "result", "superseded");
        figures.gauge(
                "backstop_oracle_last_price_dollars",
                "Price of the last accepted update",
                () -> feed.count().lastPrice() / PRICE_UNIT,
                FEED,
                feed.name());
        figures.gauge(
                "backstop_oracle_last_publish_time_seconds",
                "Publish time of the last update that was let go, epoch seconds",
                feed::lastTime,
                FEED,
                feed.name());
        figures.gauge(
                "backstop_oracle_age_seconds",
                "Time of the newest block less that publish time",
                () -> age(connection, feed),
                FEED,
                feed.name());
    }

    /** Unknown while no node answers. */
    private static double age(ChainConnection connection, PlayedFeed feed) {
        try {
            return connection.latestBlock().timestamp() - feed.lastTime();
        } catch (ChainException e) {
            return Double.NaN;
        }
    }
}
