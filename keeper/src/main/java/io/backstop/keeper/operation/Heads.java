package io.backstop.keeper.operation;

import io.backstop.contracts.chain.Block;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.HeadSubscription;
import io.backstop.keeper.log.EventLog;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells when there is a new block: by subscription over WebSocket or a node's socket, otherwise by asking again and again. When
 * another node is taken it is that one's blocks that count; a subscription that says nothing of blocks that there are is begun
 * anew. Not thread safe; its counts may be read by others.
 */
final class Heads implements AutoCloseable {

    /** A subscription that falls silent must not stop the keeper. */
    private static final long ASK_ALL_THE_SAME_MILLIS = 2_000;

    private static final long ASK_MILLIS = 100;

    private final ChainConnection connection;
    private final EventLog log;
    private final Semaphore news = new Semaphore(1);
    private final AtomicLong restarts = new AtomicLong();
    private long failovers;
    private long lastNumber;
    private @Nullable HeadSubscription subscription;

    Heads(ChainConnection connection, EventLog log) {
        this.connection = connection;
        this.log = log;
        follow();
    }

    /** Waits for news, a short while at most; whether there was any. */
    boolean await() throws InterruptedException {
        if (connection.failovers() != failovers) {
            follow();
        }
        boolean told = news.tryAcquire(isSubscribed() ? ASK_ALL_THE_SAME_MILLIS : ASK_MILLIS, TimeUnit.MILLISECONDS);
        news.drainPermits();
        return told;
    }

    /** The newest block. */
    Block newest(boolean told) {
        Block newest = connection.latestBlock();
        if (isSubscribed() && !told && newest.number() > lastNumber) {
            restarts.incrementAndGet();
            log.warn("subscription-silent", "block", newest.number(), "last", lastNumber);
            follow();
        }
        lastNumber = newest.number();
        return newest;
    }

    /** Lets {@link #await} return at once. */
    void wake() {
        news.release();
    }

    /** Begins anew: whatever told of blocks may be broken. */
    void restart() {
        failovers = -1;
        close();
    }

    /** How often a silent subscription was begun anew. */
    long restarts() {
        return restarts.get();
    }

    /** Whether the node in use, when it was looked at last, says by itself that there is a block. */
    boolean isSubscribed() {
        return subscription != null;
    }

    @Override
    public void close() {
        if (subscription != null) {
            HeadSubscription old = subscription;
            subscription = null;
            old.close();
        }
    }

    private void follow() {
        long taken = connection.failovers();
        close();
        subscription = connection.newHeads(news::release);
        failovers = taken;
    }
}
