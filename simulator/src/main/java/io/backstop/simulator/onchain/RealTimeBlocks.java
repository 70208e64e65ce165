package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.Block;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.sender.HeldTransactions;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.RecordedTimes;
import io.backstop.model.scenario.TimeGrid;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Blocks of a chain with a clock of its own, one for each step, in which only these send; none before its step's time. All that
 * is sent for a block must come into one, because the order in which it acts is that inside a block; so it is held back until all
 * of it is there, and the last of it is not sent late in a block's time. Not thread safe.
 */
final class RealTimeBlocks implements StepBlocks {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LONGEST_PAUSE_MILLIS = 10;

    /** Later than that after a block what is sent may come into two: nodes make the next after a second or later. */
    private static final long FRESH_NANOS = 300_000_000;

    private final ChainConnection connection;
    private final List<TransactionSender> senders;
    private final Set<String> addresses;
    private final HeldTransactions held;
    private final RecordedTimes times;
    private final TimeGrid grid;
    private final Speed speed;
    private final Duration patience;
    private Block last;
    private long seen;
    private boolean isDeploying = true;
    private long begun;
    private long firstBegun;
    private long counted;

    /** The blocks after the newest. */
    RealTimeBlocks(PoolJob job, ChainConnection connection, List<TransactionSender> senders, Speed speed) {
        this(job, connection, senders, speed, PATIENCE);
    }

    /**
     * The same with another patience.
     *
     * @param patience how long a block is waited for, and a block with all that was sent for it
     */
    RealTimeBlocks(
            PoolJob job, ChainConnection connection, List<TransactionSender> senders, Speed speed, Duration patience) {
        this.connection = connection;
        this.senders = List.copyOf(senders);
        held = HeldTransactions.of(senders);
        addresses = senders.stream().map(TransactionSender::address).collect(Collectors.toUnmodifiableSet());
        grid = job.tape().grid();
        times = new RecordedTimes(grid);
        this.speed = speed;
        this.patience = patience;
        connection.viewNewest();
        last = connection.latestBlock();
    }

    @Override
    public BlockTimes times() {
        return times;
    }

    /** Contracts and money need not come into one block, and whoever deploys waits for each. */
    @Override
    public void endDeployment() {
        isDeploying = true;
    }

    @Override
    public long seedingTime(long planned) {
        beginSeeding(begun + 1);
        return begun;
    }

    @Override
    public long seedingTimeAt(long exact) {
        beginSeeding(Math.max(exact, begun + 1));
        return exact;
    }

    private void beginSeeding(long earliest) {
        if (isDeploying) {
            isDeploying = false;
            last = connection.latestBlock();
            seen = longAgo();
            counted = sent();
        }
        begin(earliest);
    }

    @Override
    public void endFirstPrice(long published) {
        endBlock();
        times.noteFirstPrice(new BlockTimes.Moment(published, last.timestamp()));
    }

    @Override
    public void endAsking(long planned) {
        endBlock();
    }

    @Override
    public void endSeeding(long published) {
        endBlock();
        times.noteSeeding(new BlockTimes.Moment(published, last.timestamp()));
    }

    @Override
    public void begin(int step) {
        begin(Math.max(begun + 1, firstBegun + speed.seconds(grid.millis(step) - grid.millis(0))));
        if (step == 0) {
            firstBegun = begun;
        }
        times.noteBeginning(begun);
    }

    @Override
    public long end(int step) {
        endBlock();
        connection.viewAt(last.number());
        times.noteBlock(last.timestamp());
        return last.number();
    }

    /** The chain goes on meanwhile, without this run. */
    @Override
    public void passOver(int step, Runnable onDemand) {
        begin(step);
        end(step);
    }

    /** Every block was waited for with all that was sent for it. */
    @Override
    public void requireNothingWaits() {
        if (counted != sent()) {
            throw new IllegalStateException("%d transactions were not waited for".formatted(sent() - counted));
        }
    }

    /** Some nodes make two blocks in one second, and a feed takes no price that is not later than the one before. */
    private void begin(long earliest) {
        while (last.timestamp() < earliest) {
            last = after(last.number());
        }
        Block newest = connection.latestBlock();
        if (newest.number() > last.number()) {
            last = newest;
            seen = longAgo();
        }
        begun = last.timestamp();
        held.hold();
    }

    private void endBlock() {
        held.sendAhead();
        if (!held.isEmpty() && !isFresh()) {
            last = after(connection.blockNumber());
        }
        held.release();
        awaitBlock();
    }

    private static long longAgo() {
        return System.nanoTime() - FRESH_NANOS;
    }

    private boolean isFresh() {
        return System.nanoTime() - seen < FRESH_NANOS;
    }

    private void awaitBlock() {
        long expected = sent() - counted;
        long before = last.number();
        long deadline = System.nanoTime() + patience.toNanos();
        long found;
        do {
            requireInTime(before, deadline);
            last = after(last.number());
            found = connection.transactionsOf(last.number(), addresses);
            requireAllOrNone(found, expected);
        } while (found < expected);
        counted += found;
    }

    private void requireInTime(long before, long deadline) {
        if (System.nanoTime() > deadline) {
            throw new ChainException("chain at %s: what was sent after block %d is in no block up to %d, %d s later"
                    .formatted(connection.endpoint(), before, last.number(), patience.toSeconds()));
        }
    }

    private void requireAllOrNone(long found, long expected) {
        if (found != 0 && found != expected) {
            throw new ChainException(
                    "chain at %s: of %d transactions of one step %d came into block %d; a step needs longer than its blocks last"
                            .formatted(connection.endpoint(), expected, found, last.number()));
        }
    }

    /** A block is as old as the last question before which it was not there; how old one is that is there already nobody knows. */
    private Block after(long number) {
        long deadline = System.nanoTime() + patience.toNanos();
        long notBefore = longAgo();
        long pauseMillis = 1;
        long asked = System.nanoTime();
        while (connection.blockNumber() <= number) {
            if (System.nanoTime() > deadline) {
                throw new ChainException(
                        "chain at %s: no block came after block %d in %d s; a run needs a node that makes blocks by itself"
                                .formatted(connection.endpoint(), number, patience.toSeconds()));
            }
            notBefore = asked;
            pause(pauseMillis);
            pauseMillis = Math.min(pauseMillis + 1, LONGEST_PAUSE_MILLIS);
            asked = System.nanoTime();
        }
        seen = notBefore;
        return connection.block(number + 1);
    }

    private long sent() {
        return senders.stream().mapToLong(TransactionSender::sent).sum();
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChainException("interrupted while waiting for a block", e);
        }
    }
}
