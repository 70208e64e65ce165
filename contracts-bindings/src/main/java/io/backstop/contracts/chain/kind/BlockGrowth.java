package io.backstop.contracts.chain.kind;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.process.NodeProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until a chain makes blocks: a node that answers need not make any. */
final class BlockGrowth {

    private static final long ASK_MILLIS = 100;
    private static final long BLOCKS = 1;

    private final String url;
    private final BooleanSupplier isAlive;
    private final Duration patience;
    private final long deadline;

    /**
     * A node that was started.
     *
     * @param isAlive false once there is nothing to wait for any more
     */
    BlockGrowth(String url, BooleanSupplier isAlive) {
        this(url, isAlive, NodeProcess.PATIENCE);
    }

    /** The same with another patience. */
    BlockGrowth(String url, BooleanSupplier isAlive, Duration patience) {
        this.url = url;
        this.isAlive = isAlive;
        this.patience = patience;
        deadline = System.nanoTime() + patience.toNanos();
    }

    /**
     * A connection to the chain after its first block.
     *
     * @throws ChainException if it makes none in time, or the node ends
     */
    ChainConnection await() {
        ChainConnection connection = connection();
        try {
            while (connection.blockNumber() < BLOCKS) {
                pause("makes no block");
            }
            return connection;
        } catch (ChainException e) {
            connection.close();
            throw e;
        }
    }

    private ChainConnection connection() {
        while (true) {
            try {
                return ChainConnection.open(url);
            } catch (ChainException e) {
                pause("does not answer");
            }
        }
    }

    private void pause(String what) {
        if (!isAlive.getAsBoolean()) {
            throw new ChainException("it ended");
        }
        if (System.nanoTime() > deadline) {
            throw new ChainException("%s %s within %d s".formatted(url, what, patience.toSeconds()));
        }
        try {
            TimeUnit.MILLISECONDS.sleep(ASK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChainException("interrupted while waiting for " + url, e);
        }
    }
}
