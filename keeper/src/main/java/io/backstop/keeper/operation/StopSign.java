package io.backstop.keeper.operation;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Whether and when somebody wanted a keeper to end. Threads may share it. */
final class StopSign {

    private final LongSupplier nanos;
    private final CountDownLatch told = new CountDownLatch(1);
    private final AtomicLong toldAt = new AtomicLong();

    /**
     * Nobody wants it yet.
     *
     * @param nanos a clock that never goes back, such as {@link System#nanoTime}
     */
    StopSign(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Somebody wants it; only the first time counts. */
    synchronized void tell() {
        if (!isTold()) {
            toldAt.set(nanos.getAsLong());
            told.countDown();
        }
    }

    boolean isTold() {
        return told.getCount() == 0;
    }

    /** Whether so many seconds have not passed yet since it was told. */
    boolean isWithin(long seconds) {
        return nanos.getAsLong() - toldAt.get() < TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Waits so long, or until it is told. */
    void awaitAtMost(long millis) throws InterruptedException {
        told.await(millis, TimeUnit.MILLISECONDS);
    }
}
