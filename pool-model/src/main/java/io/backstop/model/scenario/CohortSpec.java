package io.backstop.model.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A population with a behaviour of its own and a line in the report.
 *
 * @param name unique among the cohorts
 * @param population who they are; of traders with a strategy only count, leverages and sizes count, for they start without a position
 * @param habits what they do with the positions that they have
 * @param strategy when they open and close; null for those who hold what they have
 * @param hedged whether each holds the opposite of a position elsewhere, without margin and at the index: of his first one, or with a
 *     strategy of each that he opens
 */
public record CohortSpec(
        String name,
        PositionsSpec.Population population,
        List<Habit> habits,
        @Nullable Strategy strategy,
        boolean hedged) {

    /** Keeps the list as it is. */
    public CohortSpec {
        habits = List.copyOf(habits);
    }

    /** What somebody does with a position; ratios 1e-9. */
    public sealed interface Habit {

        /** Closes when the mark has moved against the entry price by a ratio; everybody's lies evenly between two. */
        record StopLoss(long from, long to) implements Habit {}

        /** Brings collateral so that equity is {@code upTo} of the notional when it is less than {@code below} of it, so many times. */
        record TopUp(long below, long upTo, int times) implements Habit {}

        /**
         * Closes when the mark has moved against him by a ratio from its best within a time, after a delay.
         *
         * @param window steps
         * @param delayFrom least steps until he does; everybody's lies evenly between the two
         */
        record Panic(long move, int window, int delayFrom, int delayTo) implements Habit {}
    }

    /** When somebody opens a position and closes it; ratios 1e-9. */
    public sealed interface Strategy {

        /** Goes with a move of so much within {@code window} steps, and closes when the mark is back through where it was then. */
        record Trend(long move, int window) implements Strategy {}

        /** Goes against a move of so much within {@code window} steps, until he has won {@code takeProfit} or held for {@code hold} steps. */
        record Scalper(long move, int window, long takeProfit, int hold) implements Strategy {}

        /** Buys where the index is above the venue's mark by a gap, sells where it is below, until what is left of the gap is {@code exit}. */
        record Gap(long gap, long exit) implements Strategy {}
    }
}
