package io.backstop.model.venue;

import io.backstop.model.scenario.TimeGrid;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** What a keeper of a feed that has to be asked decides, until its latency has passed. Not thread safe. */
public final class HeldVersions {

    private final VenueReports reports;
    private final HeldBatches<VersionCall> held;

    /** Of a keeper who has asked for nothing yet. */
    public HeldVersions(VenueReports reports, TimeGrid grid, long latencyMillis) {
        this.reports = reports;
        held = new HeldBatches<>(grid, latencyMillis);
    }

    /** Hands over what is due in this step. */
    public void release(int step, Consumer<VersionCall> taker) {
        held.release(step, taker);
    }

    /**
     * Decides what the keeper's other decisions of this step have left to do.
     *
     * @param isNeeded whether somebody needs a version, given the newest price (1e-8 dollar)
     */
    public void decide(int step, LongPredicate isNeeded) {
        VersionCall call = reports.versionCall(step, isNeeded);
        if (call != null) {
            held.hold(step, call);
            reports.sent(step);
        }
    }
}
