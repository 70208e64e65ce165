package io.backstop.model.venue;

import java.util.ArrayDeque;
import java.util.Deque;

/** The shortfalls that wait, as the market's events tell them: the side and the amount of each. Not thread safe. */
final class PendingQueue {

    private record Pending(boolean isLong, long amount) {}

    private final Deque<Pending> queue = new ArrayDeque<>();

    void add(boolean isLong, long amount) {
        if (amount > 0) {
            queue.add(new Pending(isLong, amount));
        }
    }

    /** Takes an amount from the oldest. */
    void resolve(long amount) {
        long rest = amount;
        while (rest > 0 && !queue.isEmpty()) {
            Pending oldest = queue.remove();
            long part = Math.min(rest, oldest.amount());
            rest -= part;
            if (part < oldest.amount()) {
                queue.addFirst(new Pending(oldest.isLong(), oldest.amount() - part));
            }
        }
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The side whose winners may have to bear the oldest. */
    boolean winnersAreLong() {
        return !queue.element().isLong();
    }
}
