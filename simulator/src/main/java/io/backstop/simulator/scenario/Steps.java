package io.backstop.simulator.scenario;

import io.backstop.model.scenario.TimeGrid;

/** Times of a scenario as steps: what is told for a time belongs to the first step at or after it. */
final class Steps {

    private Steps() {}

    /** The step of a time inside the clock. */
    static int inside(Node at, TimeGrid grid) {
        long elapsed = Quantity.instantOrOffset(at, grid.startMillis()) - grid.startMillis();
        long step = Math.ceilDiv(elapsed, grid.stepMillis());
        if (elapsed < 0 || step >= grid.steps()) {
            throw at.mistake("must lie inside the clock");
        }
        return (int) step;
    }

    /** The same, not before another step. */
    static int notBefore(int earliest, Node at, TimeGrid grid, String other) {
        int step = inside(at, grid);
        if (step < earliest) {
            throw at.mistake("must not be before the " + other + " above it");
        }
        return step;
    }
}
