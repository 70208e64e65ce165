package io.backstop.model.cex;

import io.backstop.model.scenario.TapeOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The orders of the tape as they reach the venue: those that bring collateral come later, by what a bridge takes. Not thread safe. */
final class OrderArrivals {

    private final List<TapeOrder> orders;
    private final int delay;
    private final Deque<TapeOrder> onBridge = new ArrayDeque<>();
    private int next;

    /**
     * Orders of which none has arrived.
     *
     * @param delay steps that collateral takes
     */
    OrderArrivals(List<TapeOrder> orders, int delay) {
        this.orders = orders;
        this.delay = delay;
    }

    /** The next order that arrives in this step, those that come over the bridge first; null if there is no other. */
    @Nullable
    TapeOrder next(int step) {
        if (!onBridge.isEmpty() && onBridge.getFirst().step() + delay <= step) {
            return onBridge.removeFirst();
        }
        while (next < orders.size() && orders.get(next).step() == step) {
            TapeOrder order = sent(orders.get(next++));
            if (order != null) {
                return order;
            }
        }
        return null;
    }

    /** Takes an order that was sent just now; null if it has to go over the bridge first. */
    @Nullable
    TapeOrder sent(TapeOrder order) {
        if (delay == 0 || !bringsCollateral(order)) {
            return order;
        }
        onBridge.add(order);
        return null;
    }

    private static boolean bringsCollateral(TapeOrder order) {
        return switch (order) {
            case TapeOrder.Open open -> true;
            case TapeOrder.Increase more -> more.collateral() > 0;
            case TapeOrder.Decrease less -> false;
            case TapeOrder.Close close -> false;
        };
    }
}
