package io.backstop.model.scenario;

import io.backstop.model.market.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * The reports of one feed that exist off chain as a run's steps go by: anybody may bring them, nobody has to. Each is
 * what the feed makes of a quorum's reports; what each signer says {@link SignerReports} tells. Not thread safe.
 */
public final class AvailableReports {

    private final FeedCursor updates;
    private final ReportFigures figures;
    private final List<Report> reports = new ArrayList<>();

    /**
     * The feed as it is before its first step.
     *
     * @param tape says when each report becomes available
     * @param before when the price before the tape was observed, epoch seconds
     */
    public AvailableReports(FeedTape tape, ReportFigures figures, long before) {
        updates = tape.cursor();
        this.figures = figures;
        reports.add(ReportFigures.NONE.report(tape.priceBefore(), before, before));
    }

    /** Moves on to a step; steps must be given in order, but not each. A report holds from a second after the one before it. */
    public void at(int step) {
        for (OracleUpdate update = updates.take(step); update != null; update = updates.take(step)) {
            reports.add(figures.report(update, newest().publishTime() + 1));
        }
    }

    /** The newest report that anybody could bring. */
    public Report newest() {
        return reports.getLast();
    }

    /** Those that are newer than this second, the newest first. */
    public List<Report> since(long seconds) {
        List<Report> since = new ArrayList<>();
        for (int i = reports.size() - 1; i >= 0 && reports.get(i).publishTime() > seconds; i--) {
            since.add(reports.get(i));
        }
        return since;
    }
}
