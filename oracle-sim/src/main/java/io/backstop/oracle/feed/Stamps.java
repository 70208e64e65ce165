package io.backstop.oracle.feed;

import io.backstop.model.scenario.FaultSpec;
import io.backstop.model.scenario.TimeGrid;
import java.util.List;

/** The times that a publisher writes on its updates. Not thread safe. */
final class Stamps {

    private final List<FaultSpec> faults;
    private final TimeGrid grid;
    private long last;

    Stamps(List<FaultSpec> faults, TimeGrid grid) {
        this.faults = faults;
        this.grid = grid;
        last = grid.seconds(0);
    }

    /** The time on what was observed in a step, epoch seconds. */
    long of(int step) {
        long stamp = grid.seconds(step);
        boolean isRepeated = false;
        for (FaultSpec fault : faults) {
            if (fault.during().contains(grid.millis(step))) {
                isRepeated |= fault instanceof FaultSpec.SameStamp;
                stamp -= fault instanceof FaultSpec.LateStamp late ? late.bySeconds() : 0;
            }
        }
        last = isRepeated ? last : stamp;
        return last;
    }
}
