package io.backstop.oracle.feed;

import io.backstop.model.scenario.OracleUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Updates on their way to a feed. Not thread safe. */
final class Landings {

    private final int steps;
    private final List<OracleUpdate> underway = new ArrayList<>();

    /** Nothing on its way to a feed of so many steps. */
    Landings(int steps) {
        this.steps = steps;
    }

    /** Sends an update, which must be newer than all before it; one that would land after the last step is lost. */
    void send(OracleUpdate update) {
        if (update.step() < steps) {
            underway.add(update);
        }
    }

    /** What the feed takes, in order: an update that lands after a newer one, or in the same step as one, is lost. */
    List<OracleUpdate> taken() {
        List<OracleUpdate> taken = new ArrayList<>();
        int newerLands = steps;
        for (OracleUpdate update : underway.reversed()) {
            if (update.step() < newerLands) {
                taken.add(update);
                newerLands = update.step();
            }
        }
        Collections.reverse(taken);
        return taken;
    }
}
