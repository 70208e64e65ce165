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
    private final BlockTimes times;
    private final long priceBefore;
    private final List<Report> reports = new ArrayList<>();

    /**
     * The feed as it is before its first step.
     *
     * @param tape says when each report becomes available
     * @param times at which its reports were observed
     */
    public AvailableReports(FeedTape tape, ReportFigures figures, BlockTimes times) {
        updates = tape.cursor();
        priceBefore = tape.priceBefore();
        this.figures = figures;
        this.times = times;
    }

    /** Moves on to a step; steps must be given in order, but not each. A report holds from a second after the one before it. */
    public void at(int step) {
        for (OracleUpdate update = updates.take(step); update != null; update = updates.take(step)) {
            beginWithPriceBefore();
            long last = reports.getLast().publishTime();
            reports.add(figures.report(update.published(times.published(update, last)), last + 1));
        }
    }

    /** The newest report that anybody could bring; at first that of the price before the tape, once that is shown. */
    public Report newest() {
        beginWithPriceBefore();
        return reports.getLast();
    }

    /** When it was shown is known only once somebody needs it, and stays what it was then. */
    private void beginWithPriceBefore() {
        if (reports.isEmpty()) {
            long before = times.lastSeeding();
            reports.add(ReportFigures.NONE.report(priceBefore, before, before));
        }
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
