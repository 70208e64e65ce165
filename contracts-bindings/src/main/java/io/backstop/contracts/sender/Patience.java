package io.backstop.contracts.sender;

import io.backstop.contracts.chain.ChainConnection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long one waits for a transaction to come into a block. Blocks are counted from when the waiting began or the last offer
 * was made, whichever is later: slow chains have as many of them as quick ones. Not thread safe.
 */
final class Patience {

    /** After the blocks after which more would be offered. */
    private static final long BLOCKS = 20;

    /** So long without any new block. */
    private static final long QUIET_SECONDS = 120;

    private final int afterBlocks;
    private int attempts;
    private long firstHead;
    private long lastHead;
    private long lastNews;

    /**
     * Begins to wait.
     *
     * @param afterBlocks blocks after which more is offered
     * @param now nanoseconds of {@link System#nanoTime}
     */
    Patience(int afterBlocks, long now) {
        this.afterBlocks = afterBlocks;
        lastNews = now;
    }

    /**
     * What one has waited for in vain when it is time to give up, such as "20 s"; null before.
     *
     * @param offers made so far for a transaction that is tended; 0 for one that is not, which is waited for as long as any
     *     request may take
     * @param head the newest block's number
     * @param now nanoseconds of {@link System#nanoTime}
     */
    @Nullable
    String end(int offers, long head, long now) {
        if (offers == 0) {
            long limit = ChainConnection.DEFAULT_TIMEOUT.toSeconds();
            return now - lastNews > TimeUnit.SECONDS.toNanos(limit) ? limit + " s" : null;
        }
        if (offers > attempts) {
            attempts = offers;
            firstHead = head;
        }
        if (head != lastHead) {
            lastHead = head;
            lastNews = now;
        }
        if (head - firstHead > afterBlocks + BLOCKS) {
            return afterBlocks + BLOCKS + " blocks";
        }
        return now - lastNews > TimeUnit.SECONDS.toNanos(QUIET_SECONDS) ? QUIET_SECONDS + " s without a block" : null;
    }
}
