package io.backstop.model.scenario;

import java.util.List;

/**
 * Bounds on the reports by which some actions are done.
 *
 * @param bounds all of which must hold
 * @param actions names as in the contracts, such as {@code LIQUIDATE}; at least one
 */
public record ReportBoundsSpec(List<BoundSpec> bounds, List<String> actions) {

    /** Keeps the lists as they are. */
    public ReportBoundsSpec {
        bounds = List.copyOf(bounds);
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("bounds must be asked for at least one action");
        }
    }
}
