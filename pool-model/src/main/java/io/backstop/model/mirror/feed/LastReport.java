// Mirrors oracle/LastReport.sol
package io.backstop.model.mirror.feed;

import io.backstop.model.market.Report;
import io.backstop.model.market.ReportMaths;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.FeedHistorySpec;

/** The last report of a feed and what is remembered of those before it. Not thread safe. */
final class LastReport {

    private final FeedHistorySpec history;
    private final BlockTime time;
    private Report report = Report.NONE;
    private long average;
    private long landedAt;
    private long resumedAt;

    LastReport(FeedHistorySpec history, BlockTime time) {
        this.history = history;
        this.time = time;
    }

    Report report() {
        return report;
    }

    long average() {
        return average;
    }

    long resumedAt() {
        return resumedAt;
    }

    /** Time passes for the average as the reports tell it, for a silence as the chain does. */
    void land(Report next) {
        requireAfterLast(next);
        if (landedAt != 0 && time.seconds() - landedAt > history.gapThreshold()) {
            resumedAt = time.seconds();
        }
        long elapsed = next.publishTime() - report.publishTime();
        average = average == 0
                ? next.price()
                : ReportMaths.movedAverage(average, next.price(), elapsed, history.averageWindow());
        report = next;
        landedAt = time.seconds();
    }

    void requireAfterLast(Report next) {
        if (next.publishTime() <= report.publishTime()) {
            throw new ContractRevert("ReportNotAfterLast", next.publishTime(), report.publishTime());
        }
    }
}
