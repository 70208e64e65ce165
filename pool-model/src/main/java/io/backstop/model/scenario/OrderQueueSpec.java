package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import java.util.List;

/**
 * Orders in two steps: requested first, executed at a later price.
 *
 * @param executionFee what the owner pays to whoever carries the order out, micro-dollars
 * @param lifetime seconds after which a request has run out
 * @param bounds which report may carry an order out, at least one
 */
public record OrderQueueSpec(long executionFee, long lifetime, List<BoundSpec> bounds) {

    private static final long MOST_FEE = 1_000_000_000L;
    private static final long MOST_BOUNDS = 8;

    /** Checks the figures. */
    public OrderQueueSpec {
        Figures.requireWithin("executionFee", executionFee, 0, MOST_FEE);
        Figures.requireWithin("lifetime", lifetime, 1, 7 * GateSpec.DAY);
        bounds = List.copyOf(bounds);
        Figures.requireWithin("bounds", bounds.size(), 1, MOST_BOUNDS);
    }
}
