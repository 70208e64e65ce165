package io.backstop.simulator.onchain;

import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.GasPrices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is pushed to one feed of a venue.
 *
 * @param feed name of its contract
 * @param isOfIndex whether it shows the index's price before the tape, not one of its own
 */
record PushedTape(String feed, FeedTape tape, boolean isOfIndex) {

    /** The fast execution feed first, then by name, which is their order in every step. */
    static List<PushedTape> of(PoolJob job) {
        List<PushedTape> pushed = new ArrayList<>();
        if (job.executionFeed() != null && isPushed(job.venue().executionFeed())) {
            pushed.add(new PushedTape("executionFeed", job.executionFeed(), true));
        }
        if (job.venue().mechanisms().keeperReward() != null) {
            GasPrices gas = job.tape().circumstances().gas();
            pushed.add(new PushedTape("etherFeed", gas.etherPrice(), false));
            pushed.add(new PushedTape("gasFeed", gas.gasPrice(), false));
        }
        if (isPushed(job.venue().markFeed())) {
            pushed.add(new PushedTape("markFeed", job.markFeed(), true));
        }
        if (job.referenceFeed() != null) {
            pushed.add(new PushedTape("referenceFeed", job.referenceFeed(), true));
        }
        if (job.stakeFeed() != null) {
            pushed.add(new PushedTape("stakeFeed", job.stakeFeed(), false));
        }
        return pushed;
    }

    private static boolean isPushed(@Nullable FeedSpec feed) {
        return feed != null && feed.source() instanceof FeedSource.Push;
    }
}
