package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.GasPrices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The feeds of a venue that are pushed. */
final class Publishers {

    private Publishers() {}

    /** The fast execution feed first, then by name, which is their order in every step. */
    static List<Publisher> of(PoolJob job, ChainConnection connection, DeployedPool pool, TransactionSender sender) {
        List<Publisher> pushed = new ArrayList<>();
        if (job.executionFeed() != null && isPushed(job.venue().executionFeed())) {
            pushed.add(Publisher.ofIndex(sender, pool.executionFeed(connection), job.executionFeed()));
        }
        if (job.venue().mechanisms().keeperReward() != null) {
            GasPrices gas = job.tape().circumstances().gas();
            pushed.add(Publisher.ofOwnPrice(sender, pool.feed(connection, "etherFeed"), gas.etherPrice()));
            pushed.add(Publisher.ofOwnPrice(sender, pool.feed(connection, "gasFeed"), gas.gasPrice()));
        }
        if (isPushed(job.venue().markFeed())) {
            pushed.add(Publisher.ofIndex(sender, pool.markFeed(connection), job.markFeed()));
        }
        if (job.referenceFeed() != null) {
            pushed.add(Publisher.ofIndex(sender, pool.feed(connection, "referenceFeed"), job.referenceFeed()));
        }
        if (job.stakeFeed() != null) {
            pushed.add(Publisher.ofOwnPrice(sender, pool.feed(connection, "stakeFeed"), job.stakeFeed()));
        }
        return pushed;
    }

    private static boolean isPushed(@Nullable FeedSpec feed) {
        return feed != null && feed.source() instanceof FeedSource.Push;
    }
}
