package io.backstop.oracle.path;

import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/** Straight lines from point to point; flat before the first and after the last. */
final class PolyLine {

    private final List<AnchorPoint> points;

    /** A line through at least one point, times strictly rising. */
    PolyLine(List<AnchorPoint> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a path needs at least one point");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).millis() <= points.get(i - 1).millis()) {
                throw new IllegalArgumentException("points must be in time order, was " + points.get(i));
            }
        }
        this.points = List.copyOf(points);
    }

    /** Price at a time (1e-8 dollar), rounded down. */
    long at(long millis) {
        int after = firstAfter(millis);
        if (after == 0) {
            return points.getFirst().price();
        }
        AnchorPoint from = points.get(after - 1);
        if (after == points.size()) {
            return from.price();
        }
        AnchorPoint to = points.get(after);
        long elapsed = millis - from.millis();
        return from.price() + FixedPoint.mulDivFloor(to.price() - from.price(), elapsed, to.millis() - from.millis());
    }

    /** Price of the last point that is no later than a time (1e-8 dollar); before all of them that of the first. */
    long heldAt(long millis) {
        return points.get(Math.max(0, firstAfter(millis) - 1)).price();
    }

    /** Index of the first point later than a time; the number of points if there is none. */
    int firstAfter(long millis) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).millis() > millis) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The points, first to last. */
    List<AnchorPoint> points() {
        return points;
    }
}
