package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.BlockTimes;
import java.util.List;

/** The feeds of a venue that are pushed. */
final class Publishers {

    private Publishers() {}

    /** In the order in which they are pushed in every step. */
    static List<Publisher> of(
            PoolJob job, ChainConnection connection, DeployedPool pool, TransactionSender sender, BlockTimes times) {
        return PushedTape.of(job).stream()
                .map(pushed -> publisher(pushed, pool.feed(connection, pushed.feed()), sender, times))
                .toList();
    }

    private static Publisher publisher(
            PushedTape pushed, PriceFeedGateway feed, TransactionSender sender, BlockTimes times) {
        return pushed.isOfIndex()
                ? Publisher.ofIndex(sender, feed, pushed.tape(), times)
                : Publisher.ofOwnPrice(sender, feed, pushed.tape(), times);
    }
}
