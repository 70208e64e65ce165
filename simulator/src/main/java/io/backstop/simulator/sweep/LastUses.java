package io.backstop.simulator.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** At which point of a grid a tape or a run is needed for the last time, so that nothing is kept beyond that. */
final class LastUses {

    private final Map<Integer, Integer> ofTape = new HashMap<>();
    private final Map<Integer, Integer> ofRun = new HashMap<>();

    /** Of points in the order in which they are made. */
    LastUses(List<GridPoint> points) {
        for (GridPoint point : points) {
            ofTape.put(point.tape(), point.place());
            point.runs().forEach(run -> ofRun.put(run, point.place()));
        }
    }

    /** Whether a later point has this tape. */
    boolean isTapeNeededAfter(GridPoint point) {
        return ofTape.getOrDefault(point.tape(), point.place()) > point.place();
    }

    /** Whether a later point has this run, which is one of the point's. */
    boolean isRunNeededAfter(GridPoint point, int run) {
        return ofRun.getOrDefault(run, point.place()) > point.place();
    }
}
