package io.backstop.model.mirror;

import io.backstop.model.scenario.FeedCursor;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.OracleUpdate;

/** Shows a tape's prices of gas and ether on the feeds of a market whose reward follows them. Not thread safe. */
final class GasUpdates {

    private final GasPrices prices;
    private final GasFeeds feeds;
    private final FeedCursor etherPrices;
    private final FeedCursor gasPrices;

    GasUpdates(GasPrices prices, GasFeeds feeds) {
        this.prices = prices;
        this.feeds = feeds;
        etherPrices = prices.etherPrice().cursor();
        gasPrices = prices.gasPrice().cursor();
    }

    /** Shows the prices of before the tape. */
    void seed(long seconds) {
        seed(feeds.etherPrice(), prices.etherPrice(), seconds);
        seed(feeds.gasPrice(), prices.gasPrice(), seconds);
    }

    /** Lands what changes in this step. */
    void land(int step) {
        land(feeds.etherPrice(), etherPrices, step);
        land(feeds.gasPrice(), gasPrices, step);
    }

    private static void seed(PriceFeedMirror feed, FeedTape tape, long seconds) {
        feed.publish(PriceFeedMirror.PUBLISHER, tape.priceBefore(), seconds);
    }

    private static void land(PriceFeedMirror feed, FeedCursor updates, int step) {
        OracleUpdate update = updates.take(step);
        if (update != null) {
            feed.publish(PriceFeedMirror.PUBLISHER, update.price(), update.publishTime());
        }
    }
}
