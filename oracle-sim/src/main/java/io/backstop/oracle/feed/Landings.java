package io.backstop.oracle.feed;

import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Updates on their way to a feed. Not thread safe. */
final class Landings {

    private final TimeGrid grid;
    private final List<OracleUpdate> underway = new ArrayList<>();

    /** Nothing on its way to a feed. */
    Landings(TimeGrid grid) {
        this.grid = grid;
    }

    /** Sends an update; one that would land after the last step is lost. */
    void send(OracleUpdate update) {
        if (update.step() < grid.steps()) {
            underway.add(update);
        }
    }

    /**
     * What the feed takes, in order. Of several that land in one step it is the newest; what is no newer than the one taken
     * before, or from before the tape, is refused.
     */
    List<OracleUpdate> taken() {
        underway.sort(Comparator.comparingInt(OracleUpdate::step));
        List<OracleUpdate> taken = new ArrayList<>();
        long newest = grid.seconds(0) - 1;
        for (OracleUpdate update : underway) {
            if (update.publishTime() > newest) {
                newest = update.publishTime();
                if (!taken.isEmpty() && taken.getLast().step() == update.step()) {
                    taken.removeLast();
                }
                taken.add(update);
            }
        }
        return taken;
    }
}
