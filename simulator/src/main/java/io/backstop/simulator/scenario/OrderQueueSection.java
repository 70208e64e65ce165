package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.OrderQueueSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code orders} of a pool: orders in two steps. */
final class OrderQueueSection {

    private static final long FEE = 1_000_000;
    private static final long MOST_FEE = 1_000_000_000;
    private static final long LIFETIME = 300;
    private static final int MOST_BOUNDS = 8;

    private OrderQueueSection() {}

    /** The queue, or null where orders are carried out at once. */
    static @Nullable OrderQueueSpec read(@Nullable Node orders) {
        if (orders == null) {
            return null;
        }
        orders.allowOnly("executionFee", "lifetime", "bounds");
        return new OrderQueueSpec(
                fee(orders.optional("executionFee")),
                Limited.positiveSeconds(orders, "lifetime", LIFETIME, 7 * GateSpec.DAY),
                bounds(orders.optional("bounds")));
    }

    private static long fee(@Nullable Node fee) {
        if (fee == null) {
            return FEE;
        }
        long amount = Quantity.money(fee);
        if (amount > MOST_FEE) {
            throw fee.mistake("must be at most 1000 dollars");
        }
        return amount;
    }

    /** Without a word, only a report from after the request carries an order out. */
    private static List<BoundSpec> bounds(@Nullable Node bounds) {
        if (bounds == null) {
            return List.of(new BoundSpec.SinceChange());
        }
        List<Node> items = bounds.someItems();
        if (items.size() > MOST_BOUNDS) {
            throw bounds.mistakeWithoutValue("must have at most " + MOST_BOUNDS + " entries");
        }
        return items.stream().map(ReportBoundsSection::bound).toList();
    }
}
