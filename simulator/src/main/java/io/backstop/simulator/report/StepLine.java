package io.backstop.simulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;

/**
 * A figure over the steps of a tape, thinned for drawing: between two points it keeps the value of the first.
 *
 * @param points in the order of their steps, the first and the last step among them
 */
record StepLine(List<Point> points) {

    /**
     * The figure at one step.
     *
     * @param step counted from 0
     * @param value in the unit of what is drawn
     */
    record Point(int step, long value) {}

    /** Keeps the points as they are. */
    StepLine {
        points = List.copyOf(points);
    }

    /**
     * Thins a figure so that every extreme survives: of each of equally long stretches the first, lowest, highest and last
     * step stay, so that a crash of a single step is as deep in the picture as on the tape.
     *
     * @param steps number of steps, at least one
     * @param most about how many points may stay, at least four
     */
    static StepLine of(IntToLongFunction figure, int steps, int most) {
        int stretch = steps <= most ? 1 : Math.ceilDiv(steps, most / 4);
        List<Point> points = new ArrayList<>();
        for (int from = 0; from < steps; from += stretch) {
            for (int step : extremes(figure, from, Math.min(from + stretch, steps))) {
                add(points, new Point(step, figure.applyAsLong(step)));
            }
        }
        return new StepLine(points);
    }

    /** The middle one of three equal values says nothing. */
    private static void add(List<Point> points, Point point) {
        int size = points.size();
        if (size >= 2
                && points.get(size - 1).value() == point.value()
                && points.get(size - 2).value() == point.value()) {
            points.removeLast();
        }
        points.add(point);
    }

    private static TreeSet<Integer> extremes(IntToLongFunction figure, int from, int to) {
        int highest = from;
        for (int step = from; step < to; step++) {
            highest = figure.applyAsLong(step) > figure.applyAsLong(highest) ? step : highest;
        }
        return new TreeSet<>(List.of(from, lowest(figure, from, to), highest, to - 1));
    }

    /** The first step, of those from one to before another, at which a figure is least. */
    static int lowest(IntToLongFunction figure, int from, int to) {
        int lowest = from;
        for (int step = from + 1; step < to; step++) {
            lowest = figure.applyAsLong(step) < figure.applyAsLong(lowest) ? step : lowest;
        }
        return lowest;
    }
}
