// Mirrors oracle/PullFeed.sol
package io.backstop.model.mirror.feed;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.FeedSource;
import java.util.List;

/** A feed that anybody brings up to date with reports signed off chain. Not thread safe. */
public final class PullFeedMirror implements ReportFeed {

    private final FeedSource.Pull spec;
    private final BlockTime time;
    private final SignedReports signed;
    private final LastReport last;
    private final UpdateFeeMirror fee;

    /** A feed without a report. */
    public PullFeedMirror(FeedSource.Pull spec, BlockTime time) {
        this.spec = spec;
        this.time = time;
        signed = new SignedReports(spec.quorum(), time);
        last = new LastReport(spec.history(), time);
        fee = new UpdateFeeMirror(spec.feeWei());
    }

    /** Accepts the median of the reports if it is newer than the last one. */
    public void update(List<GivenReport> reports) {
        update(reports, 0);
    }

    /** The same, with this sent for it (wei). */
    public void update(List<GivenReport> reports, long valueWei) {
        Report combined = checked(reports);
        last.requireAfterLast(combined);
        fee.requirePaid(valueWei);
        last.land(combined);
        fee.charge(valueWei);
    }

    /** What was paid for prices, wei. */
    public long collectedWei() {
        return fee.collectedWei();
    }

    /** Whether {@link #update} would accept these reports now, if it is paid. */
    public boolean accepts(List<GivenReport> reports) {
        try {
            last.requireAfterLast(checked(reports));
            return true;
        } catch (ContractRevert refused) {
            return false;
        }
    }

    private Report checked(List<GivenReport> reports) {
        SignedReports.Combined combined = signed.combined(reports);
        long oldest = combined.report().publishTime();
        if (combined.newest() - oldest > spec.timestampSpread()) {
            throw new ContractRevert("ReportsTooFarApart", oldest, combined.newest());
        }
        if (time.seconds() - oldest > spec.maxAge()) {
            throw new ContractRevert("ReportExpired", oldest, spec.maxAge());
        }
        return combined.report();
    }

    @Override
    public Report report() {
        return last.report();
    }

    @Override
    public long average() {
        return last.average();
    }

    @Override
    public long resumedAt() {
        return last.resumedAt();
    }
}
