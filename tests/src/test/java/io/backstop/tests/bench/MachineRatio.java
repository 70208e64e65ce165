package io.backstop.tests.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a second thread is worth on this machine where nothing is shared: two copies of a loop that needs neither memory nor anything
 * of the other, one after the other and at the same time. Two virtual cores of one real one give little more than 1.
 */
final class MachineRatio {

    private static final int TURNS = 3;
    private static final int ROUNDS = 300_000_000;
    private static final int COPIES = 2;

    private MachineRatio() {}

    /** The time of one thread over that of two, each the least of several turns. */
    static double measure() {
        double one = Double.MAX_VALUE;
        double two = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            one = Math.min(one, nanos(1));
            two = Math.min(two, nanos(COPIES));
        }
        return one / two;
    }

    private static double nanos(int threads) {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Callable<Long>> copies = List.of(() -> work(1), () -> work(2));
            long start = System.nanoTime();
            long sum = 0;
            for (Future<Long> copy : workers.invokeAll(copies)) {
                sum += copy.get();
            }
            long end = System.nanoTime();
            if (sum == 0) {
                throw new IllegalStateException("a sequence of numbers that never repeats came to nothing");
            }
            return end - start;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each number follows from the one before, so that nothing of it can be left out or done side by side. */
    private static long work(long seed) {
        long number = seed;
        for (int round = 0; round < ROUNDS; round++) {
            number ^= number << 13;
            number ^= number >>> 7;
            number ^= number << 17;
        }
        return number;
    }
}
