package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.UptimeFeedGateway;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.Interruption;
import io.backstop.model.scenario.Interruptions;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayList;
import java.util.List;

/** What a chain does in the steps in which nothing lands, and how the first block afterwards begins. Not thread safe. */
final class InterruptedSteps {

    private final ChainConnection connection;
    private final BlockClock clock;
    private final TimeGrid grid;
    private final BlockTimes times;
    private final Interruptions interruptions;
    private final boolean isTold;
    private final DeployedPool pool;
    private final TransactionSender publisher;
    private final List<String> dropped = new ArrayList<>();

    /** The interruptions of a job's venue. */
    InterruptedSteps(
            PoolJob job, ChainConnection connection, DeployedPool pool, TransactionSender publisher, BlockTimes times) {
        this.times = times;
        this.connection = connection;
        this.pool = pool;
        this.publisher = publisher;
        clock = BlockClock.of(connection);
        grid = job.tape().grid();
        interruptions = job.venue().interruptions();
        isTold = job.venue().mechanisms().asksUptime();
    }

    /** Whether nothing lands in this step. */
    boolean contain(int step) {
        return interruptions.at(grid.millis(step)) != null;
    }

    /**
     * Passes over a step in which nothing lands, on a chain that makes blocks on demand.
     *
     * @param feeds those whose updates are in the blocks that will be dropped
     */
    void pass(int step, List<Publisher> feeds) {
        Interruption interruption = interruptions.at(grid.millis(step));
        if (interruption == null || !interruption.hasBlocks()) {
            return;
        }
        if (!interruption.during().contains(grid.millis(step - 1))) {
            makeAndDrop(step, interruption, feeds);
        }
        clock.mine(grid.seconds(step));
    }

    /** Sends word of the sequencer's return ahead of all that waited, if this step's block is the first after it. */
    void tellReturn(int step) {
        long at = interruptions.sequencerReturn(step, grid);
        if (isTold && at != 0) {
            publisher.send(UptimeFeedGateway.sequencerResumed(pool.address("uptimeFeed"), times.told(at, step)));
        }
    }

    /** Hashes of the blocks that were made and dropped. */
    List<String> dropped() {
        return dropped;
    }

    /** A sender of its own, because the chain forgets its nonces with the blocks. */
    private void makeAndDrop(int first, Interruption interruption, List<Publisher> feeds) {
        String fork = clock.snapshot();
        TransactionSender forgotten = TransactionSender.of(connection, DevAccount.PUBLISHER);
        List<Publisher> there =
                feeds.stream().map(feed -> feed.sentBy(forgotten)).toList();
        for (int step = first; interruption.during().contains(grid.millis(step)); step++) {
            for (Publisher feed : there) {
                feed.publish(step);
            }
            clock.mine(grid.seconds(step));
            dropped.add(connection.latestBlock().hash());
        }
        clock.revert(fork);
    }
}
