// Mirrors oracle/RequestCommitFeed.sol
package io.backstop.model.mirror.feed;

import io.backstop.model.market.Report;
import io.backstop.model.market.ReportMaths;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.VersionSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A feed that has a price only for the moments that were asked for beforehand. Not thread safe. */
public final class RequestCommitFeedMirror implements ReportFeed {

    private record Version(long price, VersionState state) {}

    private static final Version UNKNOWN = new Version(0, VersionState.UNKNOWN);

    private final VersionSpec spec;
    private final BlockTime time;
    private final SignedReports signed;
    private final LastReport last;
    private final UpdateFeeMirror fee;
    private final Map<Long, Version> versions = new HashMap<>();
    private final Deque<Long> pending = new ArrayDeque<>();

    /** A feed that nobody has asked yet. */
    public RequestCommitFeedMirror(FeedSource.RequestCommit spec, BlockTime time) {
        this.spec = spec.versions();
        this.time = time;
        signed = new SignedReports(spec.quorum(), time);
        last = new LastReport(spec.history(), time);
        fee = new UpdateFeeMirror(spec.feeWei());
    }

    /** Asks for the price of the next version, which may be this very second, and returns it; again changes nothing. */
    public long request() {
        long version = versionAt(time.seconds());
        if (stateOf(version) != VersionState.UNKNOWN) {
            return version;
        }
        versions.put(version, new Version(0, VersionState.PENDING));
        pending.addLast(version);
        return version;
    }

    /** Settles the oldest pending version with reports that are all stamped within its time. */
    public void commit(long version, List<GivenReport> reports) {
        commit(version, reports, 0);
    }

    /** The same, with this sent for it (wei). */
    public void commit(long version, List<GivenReport> reports, long valueWei) {
        requireNext(version);
        if (time.seconds() > version + spec.timeout()) {
            throw new ContractRevert("VersionTimedOut", version, version + spec.timeout());
        }
        SignedReports.Combined combined = signed.combined(reports);
        ReportBound.requireWithin(spec, version, combined.report().publishTime());
        ReportBound.requireWithin(spec, version, combined.newest());
        last.requireAfterLast(combined.report());
        fee.requirePaid(valueWei);
        last.land(combined.report());
        fee.charge(valueWei);
        settle(version, combined.report().price(), VersionState.VALID);
    }

    /** Settles the oldest pending version without a report once its time is over: the price is carried over. */
    public void commitInvalid(long version) {
        requireNext(version);
        if (time.seconds() <= version + spec.timeout()) {
            throw new ContractRevert("VersionNotTimedOut", version, version + spec.timeout());
        }
        settle(version, last.report().price(), VersionState.INVALID);
    }

    /** What was paid for prices, wei. */
    public long collectedWei() {
        return fee.collectedWei();
    }

    /** The version that is asked for at this time, epoch seconds. */
    public long versionAt(long seconds) {
        return ReportMaths.versionAt(seconds, spec.granularity());
    }

    /** The oldest version that is not settled; 0 if there is none. */
    public long nextVersion() {
        Long next = pending.peekFirst();
        return next == null ? 0 : next;
    }

    /** What became of a version. */
    public VersionState stateOf(long version) {
        return versions.getOrDefault(version, UNKNOWN).state();
    }

    /** Whether the version was settled with reports. */
    public boolean isValid(long version) {
        return stateOf(version) == VersionState.VALID;
    }

    /** The price of a settled version (1e-8 dollar); 0 if it is not settled, or no price was there to carry over. */
    public long priceOf(long version) {
        return versions.getOrDefault(version, UNKNOWN).price();
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

    private void settle(long version, long price, VersionState state) {
        versions.put(version, new Version(price, state));
        pending.removeFirst();
    }

    private void requireNext(long version) {
        long next = nextVersion();
        if (next == 0) {
            throw new ContractRevert("NoPendingVersion");
        }
        if (version != next) {
            throw new ContractRevert("VersionNotNext", version, next);
        }
    }
}
