package io.backstop.oracle.path;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import java.time.Instant;
import java.util.List;

/**
 * The bars of a file in time order.
 *
 * @param bars at least two
 * @param clamped how many opened outside [low, high] and were moved to the nearer bound
 */
record Bars(List<Bar> bars, int clamped) {

    /** The points of all bars; what lies between two bars is bridged by the line through them. */
    List<AnchorPoint> points() {
        long length = lengthMillis();
        return bars.stream().flatMap(bar -> bar.points(length).stream()).toList();
    }

    /**
     * Checks that each step of the grid lies inside the file.
     *
     * @throws InputException if one does not
     */
    void requireCovered(String file, TimeGrid grid) {
        long begin = bars.getFirst().millis();
        long end = bars.getLast().millis() + lengthMillis();
        if (grid.millis(0) < begin || grid.millis(grid.steps() - 1) >= end) {
            throw new InputException("%s: the clock runs from %s to %s, the file covers only %s to %s"
                    .formatted(file, time(grid.millis(0)), time(grid.millis(grid.steps())), time(begin), time(end)));
        }
    }

    /** The shortest time between two opens: longer ones are gaps. */
    private long lengthMillis() {
        long length = Long.MAX_VALUE;
        for (int i = 1; i < bars.size(); i++) {
            length = Math.min(length, bars.get(i).millis() - bars.get(i - 1).millis());
        }
        return length;
    }

    private static Instant time(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
