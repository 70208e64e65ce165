package io.backstop.simulator.report;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some neighbouring steps of a tape.
 *
 * @param from the first
 * @param to one after the last
 */
record StepRange(int from, int to) {

    private static final int WORTH_A_CLOSE_UP = 600;
    private static final int CLOSE_UP_PART = 6;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int[] ROUND_SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400
    };

    /** The whole tape. */
    static StepRange whole(ScenarioTape tape) {
        return new StepRange(0, tape.grid().steps());
    }

    /**
     * The tape cut at round times of day, for tables.
     *
     * @param most about how many ranges, at least one
     */
    static List<StepRange> cut(TimeGrid grid, int most) {
        long length = roundMillis(grid.stepMillis() * grid.steps() / most);
        List<StepRange> ranges = new ArrayList<>();
        int from = 0;
        for (int step = 1; step <= grid.steps(); step++) {
            if (step == grid.steps() || grid.millis(step) / length != grid.millis(from) / length) {
                ranges.add(new StepRange(from, step));
                from = step;
            }
        }
        return ranges;
    }

    private static long roundMillis(long least) {
        for (int seconds : ROUND_SECONDS) {
            if (seconds * 1000L >= least) {
                return seconds * 1000L;
            }
        }
        return Math.ceilDiv(least, DAY_MILLIS) * DAY_MILLIS;
    }

    /** A sixth of the tape around its lowest price; nothing for a short tape. */
    static Optional<StepRange> aroundLow(ScenarioTape tape) {
        int steps = tape.grid().steps();
        if (steps < WORTH_A_CLOSE_UP) {
            return Optional.empty();
        }
        int length = steps / CLOSE_UP_PART;
        int low = whole(tape).lowest(tape.indexPrices());
        int from = Math.clamp(low - length / 2, 0, steps - length);
        return Optional.of(new StepRange(from, from + length));
    }

    /** Number of steps. */
    int length() {
        return to - from;
    }

    /** Whether the step belongs to the range. */
    boolean contains(int step) {
        return step >= from && step < to;
    }

    /** The first step with the lowest price of the range. */
    int lowest(PriceSeries prices) {
        int lowest = from;
        for (int step = from; step < to; step++) {
            lowest = prices.at(step) < prices.at(lowest) ? step : lowest;
        }
        return lowest;
    }

    /** The first step with the highest price of the range. */
    int highest(PriceSeries prices) {
        int highest = from;
        for (int step = from; step < to; step++) {
            highest = prices.at(step) > prices.at(highest) ? step : highest;
        }
        return highest;
    }
}
