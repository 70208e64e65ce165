package io.backstop.simulator.report;

import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.List;

/**
 * One column of a comparison: a run, or a chain and its mirror together where they agree to the last unit.
 *
 * @param run whose figures stand in it
 * @param where the kind of the run
 */
record Column(VenueRun run, String where) {

    static List<Column> of(List<VenueRun> runs) {
        List<Column> columns = new ArrayList<>();
        for (VenueRun run : runs) {
            if (!columns.isEmpty() && equalsMirror(columns.getLast().run, run)) {
                columns.set(columns.size() - 1, new Column(run, "chain = mirror"));
            } else {
                columns.add(new Column(run, run.kind().label()));
            }
        }
        return columns;
    }

    String id() {
        return run.id();
    }

    private static boolean equalsMirror(VenueRun chain, VenueRun mirror) {
        return chain.kind() == VenueRun.Kind.ON_CHAIN
                && mirror.kind() == VenueRun.Kind.MIRROR
                && chain.id().equals(mirror.id())
                && chain.ledger().hash().equals(mirror.ledger().hash())
                && chain.liquidations().equals(mirror.liquidations());
    }
}
