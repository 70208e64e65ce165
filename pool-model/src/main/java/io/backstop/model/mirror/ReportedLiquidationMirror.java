// Mirrors oracle/ReportedLiquidation.sol, and who brings reports before other calls
package io.backstop.model.mirror;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.lastresort.Deleverager;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.FeedReports;
import io.backstop.model.venue.Health;
import org.jspecify.annotations.Nullable;

/** Brings reports to the feeds of one market, and liquidates in the same transaction. */
final class ReportedLiquidationMirror {

    private final FeedMirror markFeed;
    private final FeedMirror executionFeed;
    private final Priced readFeed;
    private final PerpMarketMirror market;

    /** Brings reports to these feeds, of which the market reads the first as {@code readFeed}. */
    ReportedLiquidationMirror(FeedMirror markFeed, FeedMirror executionFeed, Priced readFeed, PerpMarketMirror market) {
        this.readFeed = readFeed;
        this.markFeed = markFeed;
        this.executionFeed = executionFeed;
        this.market = market;
    }

    /** Updates each feed in a transaction of its own; a report that is refused changes nothing. */
    void bring(FeedReports reports) {
        bring(executionFeed, reports.execution(), 0);
        bring(markFeed, reports.mark(), reports.version());
    }

    /**
     * Updates and liquidates. Reports that have landed already, or newer ones, stop nobody; another refusal reverts the
     * whole transaction.
     */
    void liquidate(FeedReports reports, int[] accounts) {
        bring(executionFeed, reports.execution(), 0);
        if (bring(markFeed, reports.mark(), reports.version())) {
            market.liquidateBatch(accounts);
        }
    }

    /** The health of an account if this report came first; as it is if the feed refuses it, or shows a settlement. */
    Health healthAfter(@Nullable Report report, int account) {
        return report != null && counts(report) ? market.health(account, report.price()) : market.health(account);
    }

    /** Whose winners' turn it would be if this report came first; as it is where that would not count. */
    DeleveragingDue dueAfter(@Nullable Report report, Deleverager deleverager) {
        return report != null && counts(report) ? deleverager.dueAt(report.price()) : deleverager.due();
    }

    private boolean counts(Report report) {
        return readFeed.publishTime() < report.publishTime() && markFeed.accepts(report);
    }

    /** Whether there was nothing to bring, it has landed, or somebody else was faster. */
    private static boolean bring(FeedMirror feed, @Nullable Report report, long version) {
        return report == null || feed.bring(report, version);
    }
}
