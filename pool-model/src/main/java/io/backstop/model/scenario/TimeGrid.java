package io.backstop.model.scenario;

/**
 * The steps of a tape: equally spaced instants.
 *
 * @param startMillis time of step 0, epoch milliseconds UTC
 * @param stepMillis length of a step, a positive whole number of seconds
 * @param steps number of steps, at least one
 */
public record TimeGrid(long startMillis, long stepMillis, int steps) {

    /** Checks that the grid can be a chain's clock. */
    public TimeGrid {
        if (stepMillis <= 0 || stepMillis % 1000 != 0) {
            throw new IllegalArgumentException("a step must last whole seconds, was " + stepMillis + " ms");
        }
        if (startMillis <= 0 || startMillis % 1000 != 0) {
            throw new IllegalArgumentException("the start must be a whole second, was " + startMillis + " ms");
        }
        if (steps < 1) {
            throw new IllegalArgumentException("there must be at least one step, was " + steps);
        }
    }

    /** Time of a step in epoch milliseconds; steps before 0 are allowed. */
    public long millis(int step) {
        return startMillis + step * stepMillis;
    }

    /** Time of a step in epoch seconds. */
    public long seconds(int step) {
        return millis(step) / 1000;
    }

    /** The first step at or after this moment, epoch milliseconds, as if the steps went on before 0 and after the last. */
    public int firstAt(long millis) {
        return stepAfter(0, millis - startMillis);
    }

    /** The first step at or after {@code delayMillis} behind step {@code from}. */
    public int stepAfter(int from, long delayMillis) {
        return Math.toIntExact(from + Math.ceilDiv(delayMillis, stepMillis));
    }

    /**
     * The step in which a transaction decided at the end of step {@code decided} reaches the venue: when its latency has
     * passed, one step later at the earliest.
     */
    public int release(int decided, long latencyMillis) {
        return Math.max(decided + 1, stepAfter(decided, latencyMillis));
    }
}
