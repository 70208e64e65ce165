// Mirrors operations/SettleableReportFeed.sol
package io.backstop.model.mirror.operations;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.feed.ReportFeed;

/** A feed of whole reports whose last price the governor may set. Not thread safe. */
public final class SettleableReportFeedMirror extends SettleableFeedMirror implements ReportFeed {

    private final ReportFeed feed;

    /** The feed in front of another. */
    public SettleableReportFeedMirror(ReportFeed feed, RolesMirror roles, BlockTime time) {
        super(() -> feed.report().price(), () -> feed.report().publishTime(), roles, time);
        this.feed = feed;
    }

    @Override
    public Report report() {
        return isSettled() ? new Report(price(), 0, price(), price(), now(), now()) : feed.report();
    }

    @Override
    public long average() {
        return isSettled() ? price() : feed.average();
    }

    @Override
    public long resumedAt() {
        return isSettled() ? 0 : feed.resumedAt();
    }
}
