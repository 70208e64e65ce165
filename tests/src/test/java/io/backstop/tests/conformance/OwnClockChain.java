package io.backstop.tests.conformance;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.tests.Repository;
import io.backstop.tests.keeper.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * A chain that makes its blocks itself at times of its own, and takes no time over it: whoever asks for the newest block twice
 * finds one more, and so does who asks for the receipt of what waits.
 */
final class OwnClockChain implements AutoCloseable {

    /** The time of its first block. */
    static final long GENESIS = 1_704_067_200;

    /** What it does besides. */
    private enum Habit {
        NONE,
        BLOCK_BEFORE_VIEWS,
        BLOCK_BETWEEN_TRANSACTIONS
    }

    private final IntSupplier apart;
    private final Habit habit;
    private final LocalChain chain;
    private final FaultProxy proxy;
    private final ChainConnection connection;
    private long time = GENESIS;
    private boolean isAwaited;

    /**
     * A chain whose clock stands a year before the golden tapes.
     *
     * @param apart seconds from each block to the next
     */
    OwnClockChain(IntSupplier apart) {
        this(apart, Habit.NONE, LocalChain.start(Repository.HOME, GENESIS));
    }

    private OwnClockChain(IntSupplier apart, Habit habit, LocalChain chain) {
        this.apart = apart;
        this.habit = habit;
        this.chain = chain;
        proxy = new FaultProxy(chain.httpUrl());
        proxy.tap((toNode, bytes, count) -> {
            if (toNode) {
                asked(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
            }
        });
        connection = ChainConnection.open(proxy.url());
    }

    /** One with blocks a second apart, which makes another before it answers any view while nothing waits for a block. */
    static OwnClockChain hurried() {
        return new OwnClockChain(
                () -> 1, Habit.BLOCK_BEFORE_VIEWS, LocalChain.startWithHistory(Repository.HOME, GENESIS));
    }

    /** One with blocks a second apart, which makes another before it gets a transaction while others wait for a block. */
    static OwnClockChain dividing() {
        return new OwnClockChain(() -> 1, Habit.BLOCK_BETWEEN_TRANSACTIONS, LocalChain.start(Repository.HOME, GENESIS));
    }

    /** The only way to it. */
    ChainConnection connection() {
        return connection;
    }

    private synchronized void asked(String question) {
        if (question.contains("eth_blockNumber")) {
            isAwaited = !isAwaited;
            mineIf(!isAwaited);
        } else if (question.contains("eth_getTransactionReceipt")) {
            mineIf(chain.clock().waitingTransactions() > 0);
        } else if (habit == Habit.BLOCK_BEFORE_VIEWS && question.contains("eth_call")) {
            mineIf(chain.clock().waitingTransactions() == 0);
        } else if (habit == Habit.BLOCK_BETWEEN_TRANSACTIONS && question.contains("eth_sendRawTransaction")) {
            mineIf(chain.clock().waitingTransactions() > 0);
        }
    }

    private void mineIf(boolean isTime) {
        if (isTime) {
            time += apart.getAsInt();
            chain.clock().mine(time);
        }
    }

    @Override
    public void close() {
        connection.close();
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        chain.close();
    }
}
