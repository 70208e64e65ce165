package io.backstop.contracts.chain;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for blocks: until the node tells of one where it does, else for a moment. For one thread. */
final class BlockNews implements AutoCloseable {

    private static final long ASK_MILLIS = 20;

    /** A subscription that is refused or forgotten must not keep anybody waiting for long. */
    private static final long MOST_MILLIS = 250;

    private final Semaphore told = new Semaphore(0);
    private @Nullable HeadSubscription heads;

    private BlockNews() {}

    /** The news of the node in use. */
    static BlockNews of(ChainConnection connection) {
        BlockNews news = new BlockNews();
        news.subscribe(connection);
        return news;
    }

    private void subscribe(ChainConnection connection) {
        try {
            heads = connection.newHeads(told::release);
        } catch (ChainException e) {
            // Who cannot be told asks.
            heads = null;
        }
    }

    /**
     * Waits until there may be another block.
     *
     * @throws ChainException if it is interrupted
     */
    void await() {
        try {
            told.tryAcquire(heads == null ? ASK_MILLIS : MOST_MILLIS, TimeUnit.MILLISECONDS);
            told.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChainException("interrupted while waiting for a block", e);
        }
    }

    @Override
    public void close() {
        if (heads != null) {
            heads.close();
        }
    }
}
