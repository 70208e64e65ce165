package io.backstop.simulator.scenario;

import io.backstop.model.scenario.CohortSpec;
import io.backstop.model.scenario.CohortSpec.Habit;
import io.backstop.model.scenario.CohortSpec.Strategy;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of {@code positions.cohorts}: a population that behaves in a way of its own. */
final class CohortSection {

    private static final long RATIO_ONE = 1_000_000_000;
    private static final String[] HOLDERS =
            keys(PopulationSection.KEYS, "name", "stopLoss", "topUp", "panic", "hedged");
    private static final String[] TRADERS = keys(
            new String[] {"count", "leverage", "notional"}, "name", "stopLoss", "topUp", "panic", "strategy", "hedged");
    private static final int MOST_TOP_UPS = 1000;

    private CohortSection() {}

    private static String[] keys(String[] some, String... more) {
        return Stream.concat(Stream.of(more), Stream.of(some)).toArray(String[]::new);
    }

    static CohortSpec read(Node cohort, TimeGrid grid) {
        boolean trades = cohort.json().hasNonNull("strategy");
        cohort.allowOnly(trades ? TRADERS : HOLDERS);
        Strategy strategy = trades ? strategy(cohort.required("strategy"), grid) : null;
        if (cohort.flag("hedged") && strategy != null && !(strategy instanceof Strategy.Gap)) {
            throw cohort.required("hedged").mistake("must be false beside a strategy of another kind than gap");
        }
        return new CohortSpec(
                cohort.required("name").word(),
                trades ? PopulationSection.readTraders(cohort) : PopulationSection.read(cohort, grid),
                habits(cohort, grid),
                strategy,
                cohort.flag("hedged"));
    }

    private static List<Habit> habits(Node cohort, TimeGrid grid) {
        List<Habit> habits = new ArrayList<>();
        add(habits, stopLoss(cohort.optional("stopLoss")));
        add(habits, topUp(cohort.optional("topUp")));
        add(habits, panic(cohort.optional("panic"), grid));
        return habits;
    }

    private static void add(List<Habit> habits, @Nullable Habit habit) {
        if (habit != null) {
            habits.add(habit);
        }
    }

    private static @Nullable Habit stopLoss(@Nullable Node stop) {
        if (stop == null) {
            return null;
        }
        stop.allowOnly("from", "to");
        long from = move(stop.required("from"));
        return new Habit.StopLoss(from, notBelow(from, stop.required("to"), "from"));
    }

    private static @Nullable Habit topUp(@Nullable Node topUp) {
        if (topUp == null) {
            return null;
        }
        topUp.allowOnly("below", "upTo", "times");
        long below = move(topUp.required("below"));
        return new Habit.TopUp(
                below, notBelow(below, topUp.required("upTo"), "below"), topUp.whole("times", 1, 1, MOST_TOP_UPS));
    }

    private static @Nullable Habit panic(@Nullable Node panic, TimeGrid grid) {
        if (panic == null) {
            return null;
        }
        panic.allowOnly("move", "window", "delay");
        Node delay = panic.optional("delay");
        int from = 0;
        int to = 0;
        if (delay != null) {
            delay.allowOnly("from", "to");
            from = steps(Quantity.duration(delay.required("from")), grid);
            to = steps(Quantity.duration(delay.required("to")), grid);
            if (to < from) {
                throw delay.required("to").mistake("must not be below from");
            }
        }
        return new Habit.Panic(move(panic.required("move")), window(panic.required("window"), grid), from, to);
    }

    private static Strategy strategy(Node strategy, TimeGrid grid) {
        return switch (strategy.required("kind").oneOf("trend", "scalper", "gap")) {
            case "trend" -> {
                strategy.allowOnly("kind", "move", "window");
                yield new Strategy.Trend(move(strategy.required("move")), window(strategy.required("window"), grid));
            }
            case "scalper" -> {
                strategy.allowOnly("kind", "move", "window", "takeProfit", "hold");
                yield new Strategy.Scalper(
                        move(strategy.required("move")),
                        window(strategy.required("window"), grid),
                        move(strategy.required("takeProfit")),
                        window(strategy.required("hold"), grid));
            }
            default -> {
                strategy.allowOnly("kind", "gap", "exit");
                Node exit = strategy.required("exit");
                long gap = move(strategy.required("gap"));
                long left = Quantity.share(exit);
                if (left >= gap) {
                    throw exit.mistake("must be below gap");
                }
                yield new Strategy.Gap(gap, left);
            }
        };
    }

    /** A ratio above 0 and below 100 %. */
    private static long move(Node node) {
        long ratio = Quantity.share(node);
        if (ratio == 0 || ratio == RATIO_ONE) {
            throw node.mistake("must be above 0% and below 100%");
        }
        return ratio;
    }

    private static long notBelow(long least, Node node, String other) {
        long ratio = move(node);
        if (ratio < least) {
            throw node.mistake("must not be below " + other);
        }
        return ratio;
    }

    private static int window(Node node, TimeGrid grid) {
        return steps(Quantity.positiveDuration(node), grid);
    }

    private static int steps(long millis, TimeGrid grid) {
        return Math.toIntExact(Math.ceilDiv(millis, grid.stepMillis()));
    }
}
