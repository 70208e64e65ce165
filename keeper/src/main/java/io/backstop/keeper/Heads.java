package io.backstop.keeper;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.HeadSubscription;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells when there is a new block: by subscription over WebSocket, otherwise by asking again and again. When another node is
 * taken it is that one's blocks that count. Not thread safe.
 */
final class Heads implements AutoCloseable {

    /** A subscription that falls silent must not stop the keeper. */
    private static final long ASK_ALL_THE_SAME_MILLIS = 2_000;

    private static final long ASK_MILLIS = 100;

    private final ChainConnection connection;
    private final Semaphore news = new Semaphore(1);
    private long failovers;
    private @Nullable HeadSubscription subscription;

    Heads(ChainConnection connection) {
        this.connection = connection;
        follow();
    }

    /** Waits for news, a short while at most, and returns the newest block's number. */
    long await() throws InterruptedException {
        if (connection.failovers() != failovers) {
            follow();
        }
        news.tryAcquire(isSubscribed() ? ASK_ALL_THE_SAME_MILLIS : ASK_MILLIS, TimeUnit.MILLISECONDS);
        news.drainPermits();
        return connection.blockNumber();
    }

    /** Whether the node in use, when it was looked at last, says by itself that there is a block. */
    boolean isSubscribed() {
        return subscription != null;
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void follow() {
        failovers = connection.failovers();
        close();
        subscription = connection.newHeads(news::release);
    }
}
