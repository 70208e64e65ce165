package io.backstop.oracle.path;

import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.oracle.csv.Coverage;
import io.backstop.oracle.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The bars of a file in time order.
 *
 * @param bars at least two
 * @param clamped how many opened outside [low, high] and were moved to the nearer bound
 */
record Bars(List<Bar> bars, int clamped) {

    /** The points of all bars; where bars are missing nothing was traded, so the last close holds until the next open. */
    List<AnchorPoint> points(Function<Bar, List<AnchorPoint>> expansion) {
        long length = lengthMillis();
        List<AnchorPoint> points = new ArrayList<>();
        long end = Long.MIN_VALUE;
        for (Bar bar : bars) {
            if (!points.isEmpty() && bar.millis() > end) {
                points.add(new AnchorPoint(bar.millis() - 1, points.getLast().price()));
            }
            points.addAll(expansion.apply(bar));
            end = bar.millis() + length;
        }
        return points;
    }

    /** Straight lines through the four prices of each bar. */
    List<AnchorPoint> lines() {
        long length = lengthMillis();
        return points(bar -> bar.points(length));
    }

    /**
     * A price for each tick of the grid; the same whatever part of the file the grid covers. Bars of fewer ticks than they
     * have prices are lines.
     */
    List<AnchorPoint> bridges(TimeGrid grid, Function<String, RandomStream> streams) {
        long length = lengthMillis();
        return points(bar -> {
            long first = grid.startMillis()
                    + Math.ceilDiv(bar.millis() - grid.startMillis(), grid.stepMillis()) * grid.stepMillis();
            int ticks = (int) Math.ceilDiv(bar.millis() + length - first, grid.stepMillis());
            return ticks < BridgedBar.FEWEST_TICKS
                    ? bar.points(length)
                    : new BridgedBar(bar, ticks, streams.apply("bar/" + bar.millis())).points(first, grid);
        });
    }

    /**
     * Checks that each step of the clock lies inside a bar or between two.
     *
     * @throws io.backstop.model.scenario.InputException if one does not
     */
    void requireCovered(Coverage coverage) {
        coverage.require(bars.getFirst().millis(), endMillis());
    }

    /** When the last bar ends, epoch milliseconds UTC. */
    long endMillis() {
        return bars.getLast().millis() + lengthMillis();
    }

    /** Where the clock has nothing but the last close; nothing if that is nowhere. */
    List<FileGaps> gaps(Coverage coverage) {
        long length = lengthMillis();
        List<TimeWindow> windows = new ArrayList<>();
        for (int i = 1; i < bars.size(); i++) {
            long end = bars.get(i - 1).millis() + length;
            if (bars.get(i).millis() > end) {
                windows.add(new TimeWindow(end, bars.get(i).millis()));
            }
        }
        windows.removeIf(window -> !coverage.touches(window));
        return windows.isEmpty() ? List.of() : List.of(new FileGaps(coverage.fileName(), windows));
    }

    /** The shortest time between two opens: longer ones are gaps. */
    private long lengthMillis() {
        long length = Long.MAX_VALUE;
        for (int i = 1; i < bars.size(); i++) {
            length = Math.min(length, bars.get(i).millis() - bars.get(i - 1).millis());
        }
        return length;
    }
}
