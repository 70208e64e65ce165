package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.TapeTimes;

/** Blocks of a chain that makes them when it is told to, at the times of the tape. Not thread safe. */
final class BlocksOnDemand implements StepBlocks {

    private final PoolJob job;
    private final ChainConnection connection;
    private final BlockClock clock;
    private final TapeTimes times;
    private long time;

    /**
     * The blocks after the newest.
     *
     * @throws ChainException if the chain's clock is past the tape
     */
    BlocksOnDemand(PoolJob job, ChainConnection connection) {
        this.job = job;
        this.connection = connection;
        clock = BlockClock.of(connection);
        times = TapeTimes.of(job.tape(), job.venue());
        time = connection.latestBlock().timestamp();
        requireTimeBeforeSeeding();
    }

    @Override
    public BlockTimes times() {
        return times;
    }

    @Override
    public void endDeployment() {
        time++;
        clock.mine(time);
    }

    @Override
    public long seedingTime(long planned) {
        return planned;
    }

    @Override
    public long seedingTimeAt(long exact) {
        return exact;
    }

    @Override
    public void endFirstPrice(long published) {
        endSeeding(published);
    }

    @Override
    public void endAsking(long planned) {
        endSeeding(planned);
    }

    @Override
    public void endSeeding(long published) {
        time = published;
        clock.mine(published);
    }

    @Override
    public void begin(int step) {}

    @Override
    public long end(int step) {
        clock.mine(times.block(step));
        return connection.blockNumber();
    }

    @Override
    public void passOver(int step, Runnable onDemand) {
        onDemand.run();
    }

    @Override
    public void requireNothingWaits() {
        if (clock.waitingTransactions() > 0) {
            throw new ChainException("venue \"%s\": %d transactions never came into a block"
                    .formatted(job.venue().id(), clock.waitingTransactions()));
        }
    }

    private void requireTimeBeforeSeeding() {
        long needed = times.plan().firstPriceTime();
        if (time + 10 > needed) {
            throw new ChainException(
                    "chain at %s: its clock stands at %d s, must be before the tape's %d s (anvil --timestamp)"
                            .formatted(connection.endpoint(), time, needed - 10));
        }
    }
}
