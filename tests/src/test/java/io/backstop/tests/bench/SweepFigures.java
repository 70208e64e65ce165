package io.backstop.tests.bench;

import java.util.ArrayList;
import java.util.List;

/** How fast a sweep is with one thread and with two, and what it holds in memory. */
final class SweepFigures {

    private static final int WANTED = 10_000;
    private static final double MOST_MILLIS = 60_000;
    private static final double LEAST_SPEED_UP = 1.6;

    /** All lines of the table. */
    List<Figure> lines() {
        Measurements sweeps = Measurements.of(SweepSpeed.class, "jobs", "1", "2");
        double one = sweeps.median("1");
        double two = sweeps.median("2");
        String name = "sweep of %,d runs of a pool and a book, 1,000 accounts × 3,600 ticks".formatted(WANTED);
        List<Figure> lines = new ArrayList<>(List.of(
                Figure.atMost(name + ", two threads", two * WANTED / SweepSpeed.RUNS, MOST_MILLIS),
                Figure.plain(name + ", one thread", "%,.1f ms".formatted(one * WANTED / SweepSpeed.RUNS)),
                new Figure(
                        "the time of one thread ÷ that of two",
                        "%.2f".formatted(one / two),
                        "≥ " + LEAST_SPEED_UP,
                        one >= LEAST_SPEED_UP * two),
                Figure.plain(
                        "the same of two loops that share nothing, on this machine",
                        "%.2f".formatted(MachineRatio.measure()))));
        lines.addAll(SweepMemory.lines());
        return lines;
    }
}
