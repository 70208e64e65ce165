package io.backstop.simulator.counterfactual;

import io.backstop.model.scenario.VenueSpec;
import java.util.List;

/**
 * A venue after one more of its policies was replaced.
 *
 * @param policies what was replaced, several where they belong together
 * @param venue with all that was replaced so far
 */
record Swap(List<String> policies, VenueSpec venue) {

    /** Copies the list. */
    Swap {
        policies = List.copyOf(policies);
    }
}
