package io.backstop.contracts.chain;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Where questions pass until it is shut for good. Threads may share it. */
final class QuestionGate {

    private final ReadWriteLock passing = new ReentrantReadWriteLock();
    private volatile boolean isShut;

    /**
     * Asks.
     *
     * @throws ChainException if it is shut
     */
    <A> A pass(Supplier<A> question) {
        passing.readLock().lock();
        try {
            if (isShut) {
                throw new ChainException("nothing is asked of the chain any more: the command was told to stop");
            }
            return question.get();
        } finally {
            passing.readLock().unlock();
        }
    }

    /** Lets no question pass from now on, and waits for the answers to those that did, so long at most. */
    void shut(Duration patience) throws InterruptedException {
        isShut = true;
        if (passing.writeLock().tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            passing.writeLock().unlock();
        }
    }
}
