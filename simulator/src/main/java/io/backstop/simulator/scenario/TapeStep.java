package io.backstop.simulator.scenario;

import io.backstop.model.scenario.TimeGrid;

/** {@code at} of whatever happens while the tape runs: it belongs to the first step at or after its time. */
final class TapeStep {

    private TapeStep() {}

    /**
     * The step of a time inside the clock.
     *
     * @param earliest the step of the entry above it in the list
     * @param what the list has
     */
    static int of(Node at, TimeGrid grid, int earliest, String what) {
        long elapsed = Quantity.instantOrOffset(at, grid.startMillis()) - grid.startMillis();
        long step = Math.ceilDiv(elapsed, grid.stepMillis());
        if (elapsed < 0 || step >= grid.steps()) {
            throw at.mistake("must lie inside the clock");
        }
        if (step < earliest) {
            throw at.mistake("must not be before the " + what + " above it");
        }
        return (int) step;
    }
}
