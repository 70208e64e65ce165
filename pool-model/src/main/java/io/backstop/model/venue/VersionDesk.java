package io.backstop.model.venue;

import io.backstop.model.market.Report;
import io.backstop.model.scenario.AvailableReports;
import io.backstop.model.scenario.VersionSpec;
import java.util.List;

/** When a keeper asks for versions of a feed and settles them: one thing at a time. Not thread safe. */
final class VersionDesk {

    private final VersionSpec spec;
    private final LandingTimes landings;
    private int busyUntil = Integer.MIN_VALUE;

    VersionDesk(VersionSpec spec, LandingTimes landings) {
        this.spec = spec;
        this.landings = landings;
    }

    /** What was decided at the end of this step is on its way until it lands. */
    void sent(int step) {
        busyUntil = Math.max(busyUntil, landings.step(step));
    }

    /** Whether something is on its way at the end of a step. */
    boolean isBusy(int step) {
        return step < busyUntil;
    }

    /**
     * The first available report that settles a version; none if there is none.
     *
     * @param landed publish time of the feed's last report, epoch seconds
     */
    List<Report> settling(long version, AvailableReports reports, long landed) {
        List<Report> newestFirst = reports.since(Math.max(landed, version + spec.earliest() - 1));
        return newestFirst.reversed().stream()
                .filter(report -> report.publishTime() <= version + spec.latest())
                .limit(1)
                .toList();
    }

    /** Whether a version can only be settled without a report by the time at which what is sent now lands. */
    boolean isTimedOut(int step, long version) {
        return landings.seconds(step) > version + spec.timeout();
    }
}
