package io.backstop.simulator.onchain;

import io.backstop.model.scenario.FeedCursor;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Interruptions;
import io.backstop.model.scenario.TimeGrid;
import java.util.List;

/** Prices that wait while nothing lands on a chain and then come in one block. */
public final class WaitingPrices {

    /** Units of gas of an update of a feed that is full: "publish, later" in docs/gas.md. */
    private static final long GAS_EACH = 34_289;

    private WaitingPrices() {}

    /**
     * Requires that the prices leave a tenth of their block to all else that waits.
     *
     * @param blockGasLimit units of gas that a block of the chain may use
     * @throws InputException if they do not
     */
    public static void requireRoom(PoolJob job, long blockGasLimit) {
        long most = most(job);
        long gas = Math.multiplyExact(most, GAS_EACH);
        long room = blockGasLimit / 10 * 9;
        if (gas > room) {
            throw new InputException(
                    "venue \"%s\": interruptions: %d prices land in one block on the chain, about %d gas (%d each), must be at most %d of the block's %d"
                            .formatted(job.venue().id(), most, gas, GAS_EACH, room, blockGasLimit));
        }
    }

    /** The most updates that land in one block. */
    private static long most(PoolJob job) {
        Interruptions interruptions = job.venue().interruptions();
        TimeGrid grid = job.tape().grid();
        List<FeedCursor> feeds =
                PushedTape.of(job).stream().map(feed -> feed.tape().cursor()).toList();
        long most = 0;
        for (int step = 0; step < grid.steps(); step++) {
            if (interruptions.at(grid.millis(step)) == null) {
                most = Math.max(most, landing(feeds, step));
            }
        }
        return most;
    }

    private static long landing(List<FeedCursor> feeds, int step) {
        long landing = 0;
        for (FeedCursor feed : feeds) {
            while (feed.take(step) != null) {
                landing++;
            }
        }
        return landing;
    }
}
