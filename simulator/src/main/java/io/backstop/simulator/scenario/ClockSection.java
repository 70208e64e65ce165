package io.backstop.simulator.scenario;

import io.backstop.model.scenario.TimeGrid;

/** {@code clock}: when the tape starts, how long a step is and how many there are. */
final class ClockSection {

    private static final int MOST_STEPS = 10_000_000;
    private static final long SECOND = 1000;

    /** Chains begin some time before the tape, and their clocks know no time before 1970. */
    private static final long EARLIEST_START = 946_684_800_000L;

    private ClockSection() {}

    static TimeGrid read(Node clock) {
        clock.allowOnly("start", "step", "steps", "end");
        Node start = clock.required("start");
        long startMillis = Quantity.instant(start);
        if (startMillis % SECOND != 0) {
            throw start.mistake("must be a whole second");
        }
        if (startMillis < EARLIEST_START) {
            throw start.mistake("must not be before 2000-01-01T00:00:00Z");
        }
        Node step = clock.required("step");
        long stepMillis = Quantity.positiveDuration(step);
        if (stepMillis % SECOND != 0) {
            throw step.mistake("must be whole seconds, as block times are");
        }
        return new TimeGrid(startMillis, stepMillis, steps(clock, startMillis, stepMillis));
    }

    private static int steps(Node clock, long startMillis, long stepMillis) {
        Node given = clock.exactlyOneOf("steps", "end");
        if (clock.optional("steps") != null) {
            return Math.toIntExact(given.whole(1, MOST_STEPS));
        }
        long length = Quantity.instant(given) - startMillis;
        if (length <= 0) {
            throw given.mistake("must be after the start");
        }
        if (length % stepMillis != 0 || length / stepMillis > MOST_STEPS) {
            throw given.mistake("must be a whole number of steps after the start, at most " + MOST_STEPS);
        }
        return (int) (length / stepMillis);
    }
}
