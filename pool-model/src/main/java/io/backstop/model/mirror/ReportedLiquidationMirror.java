// Mirrors oracle/ReportedLiquidation.sol, and who brings reports before other calls
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.Report;
import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.lastresort.Deleverager;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.FeedReports;
import io.backstop.model.venue.Health;
import io.backstop.model.venue.MarketEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings reports to the feeds of one market, and liquidates in the same transaction. */
final class ReportedLiquidationMirror {

    private final FeedMirror markFeed;
    private final FeedMirror executionFeed;
    private final Priced readFeed;
    private final PerpMarketMirror market;
    private final Consumer<MarketEvent> events;

    /** Brings reports to these feeds, of which the market reads the first as {@code readFeed}. */
    ReportedLiquidationMirror(
            FeedMirror markFeed,
            FeedMirror executionFeed,
            Priced readFeed,
            PerpMarketMirror market,
            Consumer<MarketEvent> events) {
        this.events = events;
        this.readFeed = readFeed;
        this.markFeed = markFeed;
        this.executionFeed = executionFeed;
        this.market = market;
    }

    /** Updates each feed in a transaction of its own, at this account's cost; a report that is refused changes nothing. */
    void bring(FeedReports reports, Account payer) {
        bring(executionFeed, reports.execution(), 0, payer);
        bring(markFeed, reports.mark(), reports.version(), payer);
    }

    /**
     * Updates and liquidates. Reports that have landed already, or newer ones, stop nobody; another refusal reverts the
     * whole transaction.
     *
     * @return whether the accounts were tried
     */
    boolean liquidate(FeedReports reports, int[] accounts) {
        bring(executionFeed, reports.execution(), 0, Account.KEEPER);
        boolean isLanded = bring(markFeed, reports.mark(), reports.version(), Account.KEEPER);
        if (isLanded) {
            market.liquidateBatch(accounts);
        }
        return isLanded;
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
    private boolean bring(FeedMirror feed, @Nullable Report report, long version, Account payer) {
        if (report == null) {
            return true;
        }
        long before = feed.paidWei();
        boolean isLanded = feed.bring(report, version);
        long paid = feed.paidWei() - before;
        if (paid > 0) {
            events.accept(new MarketEvent.OracleFeePaid(payer, paid));
        }
        return isLanded;
    }

    /** What the feeds were paid since the tape began, wei. */
    long paidWei() {
        return Math.addExact(markFeed.paidWei(), executionFeed == markFeed ? 0 : executionFeed.paidWei());
    }
}
