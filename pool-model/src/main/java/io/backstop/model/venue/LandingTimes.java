package io.backstop.model.venue;

import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.TimeGrid;

/**
 * When what somebody decides comes into a block.
 *
 * @param grid the steps in which he decides
 * @param times of their blocks
 * @param latencyMillis from the end of a step to the step in which it lands
 */
public record LandingTimes(TimeGrid grid, BlockTimes times, long latencyMillis) {

    /** The step in which it lands, if it is decided at the end of this one. */
    public int step(int decided) {
        return grid.release(decided, latencyMillis);
    }

    /** When that step's block will be, as far as one can tell, epoch seconds. */
    public long seconds(int decided) {
        return times.expected(decided, step(decided));
    }
}
