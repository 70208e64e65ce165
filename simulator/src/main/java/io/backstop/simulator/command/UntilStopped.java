package io.backstop.simulator.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work that Ctrl-C ends in good order. */
final class UntilStopped {

    private static final int PATIENCE_SECONDS = 5;

    private UntilStopped() {}

    /** What lasts. */
    @FunctionalInterface
    interface Work {

        /** Works until it is done or told to stop. */
        void run() throws InterruptedException;
    }

    /** Works; Ctrl-C lets what is in hand end before the process does. */
    static void run(Work work, Runnable stop) throws InterruptedException {
        run(work, stop, PATIENCE_SECONDS);
    }

    /** The same with another time for what is in hand. */
    static void run(Work work, Runnable stop, int patienceSeconds) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, ended, patienceSeconds), "stop-work"));
        try {
            work.run();
        } finally {
            ended.countDown();
        }
    }

    private static void stopAndWait(Runnable stop, CountDownLatch ended, int patienceSeconds) {
        stop.run();
        try {
            if (!ended.await(patienceSeconds, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
