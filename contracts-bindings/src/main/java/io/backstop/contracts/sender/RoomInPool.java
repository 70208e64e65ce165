package io.backstop.contracts.sender;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits where a node holds no more of an account's transactions that are in no block: Besu holds 200, counted from the first of
 * them.
 */
final class RoomInPool {

    private static final long ASK_MILLIS = 50;

    private final ChainConnection connection;
    private final String address;
    private final Duration patience;

    RoomInPool(ChainConnection connection, String address, Duration patience) {
        this.connection = connection;
        this.address = address;
        this.patience = patience;
    }

    /**
     * Waits until more of the account's transactions are in blocks.
     *
     * @throws ChainException the refusal itself, if none comes into a block for so long
     */
    void await(ChainException refusal) {
        long before = connection.minedCount(address);
        long deadline = System.nanoTime() + patience.toNanos();
        while (connection.minedCount(address) == before) {
            if (System.nanoTime() > deadline) {
                throw refusal;
            }
            pause();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ASK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChainException("interrupted while waiting for room for transactions of " + address, e);
        }
    }
}
