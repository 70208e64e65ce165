package io.backstop.model.cex.inventory;

import java.util.ArrayDeque;

/** The sum of what was added less than a window ago. Times never go back. Not thread safe. */
final class RollingSum {

    private final long window;
    private final ArrayDeque<Addition> additions = new ArrayDeque<>();
    private long sum;

    private record Addition(long time, long amount) {}

    /** Nothing yet, with a window of milliseconds. */
    RollingSum(long windowMillis) {
        window = windowMillis;
    }

    void add(long time, long amount) {
        sum = Math.addExact(sum, amount);
        additions.addLast(new Addition(time, amount));
    }

    long at(long time) {
        while (!additions.isEmpty() && additions.getFirst().time() <= time - window) {
            sum -= additions.removeFirst().amount();
        }
        return sum;
    }
}
