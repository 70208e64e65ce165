package io.backstop.model.mirror;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.GivenReport;
import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.feed.PullFeedMirror;
import io.backstop.model.mirror.feed.RequestCommitFeedMirror;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.ReportFigures;
import io.backstop.model.scenario.SignerReports;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One feed of a venue, however its prices come to it: pushed, brought by anybody, or asked for. Not thread safe. */
final class FeedMirror {

    /** Errors that tell of somebody who was faster. */
    private static final Set<String> OVERTAKEN = Set.of("ReportNotAfterLast", "NoPendingVersion", "VersionNotNext");

    private final FeedSource source;
    private final BlockTime time;
    private final @Nullable PriceFeedMirror pushed;
    private final @Nullable PullFeedMirror pulled;
    private final @Nullable RequestCommitFeedMirror asked;
    private @Nullable SignerReports signers;
    private long shownWei;

    FeedMirror(FeedSource source, BlockTime time) {
        this.source = source;
        this.time = time;
        pushed = source instanceof FeedSource.Push ? new PriceFeedMirror(time) : null;
        pulled = source instanceof FeedSource.Pull pull ? new PullFeedMirror(pull, time) : null;
        asked = source instanceof FeedSource.RequestCommit versions
                ? new RequestCommitFeedMirror(versions, time)
                : null;
        signers = source instanceof FeedSource.Signed signed
                ? new SignerReports(signed, new FeedTape(0, List.of()))
                : null;
    }

    /** From now on the feed is brought what its signers signed of this tape. */
    void signedAs(FeedTape tape, BlockTimes times) {
        signers = source instanceof FeedSource.Signed signed ? new SignerReports(signed, tape, times) : null;
    }

    Priced priced() {
        return switch (source) {
            case FeedSource.Push ignored -> pushed();
            case FeedSource.Pull ignored -> pulled();
            case FeedSource.RequestCommit ignored -> asked();
        };
    }

    /** The feed of a publisher; there is none where prices are brought. */
    PriceFeedMirror pushed() {
        return Objects.requireNonNull(pushed, "the feed is not pushed");
    }

    /**
     * Shows a price as before the tape: without a doubt.
     *
     * @param seconds when it was observed
     * @param block time of the block in which it is shown, epoch seconds
     */
    void show(long price, long seconds, long block) {
        switch (source) {
            case FeedSource.Push ignored -> pushed().publish(PriceFeedMirror.PUBLISHER, price, seconds);
            case FeedSource.Pull ignored -> pulled().update(signedByQuorum(undoubted(price, seconds)), source.feeWei());
            case FeedSource.RequestCommit versions -> {
                time.set(seconds - versions.versions().earliest());
                long version = asked().request();
                time.set(block);
                asked().commit(version, signedByQuorum(undoubted(price, seconds)), source.feeWei());
            }
        }
        shownWei = collectedWei();
    }

    /** What was paid for prices since the last one that was shown, wei. */
    long paidWei() {
        return collectedWei() - shownWei;
    }

    private long collectedWei() {
        return switch (source) {
            case FeedSource.Push ignored -> 0;
            case FeedSource.Pull ignored -> pulled().collectedWei();
            case FeedSource.RequestCommit ignored -> asked().collectedWei();
        };
    }

    /**
     * Somebody brings the reports that a quorum signed, of which the feed makes this one, and the fee; what is refused changes
     * nothing.
     *
     * @param version that it settles, where the feed is asked; 0 if none
     * @return whether it has landed, or somebody else was faster
     */
    boolean bring(Report report, long version) {
        try {
            if (asked == null) {
                pulled().update(signedByQuorum(report), source.feeWei());
            } else if (version != 0) {
                asked.commit(version, signedByQuorum(report), source.feeWei());
            }
            return true;
        } catch (ContractRevert refused) {
            return OVERTAKEN.contains(refused.error().name());
        }
    }

    boolean accepts(Report report) {
        return pulled().accepts(signedByQuorum(report));
    }

    /** The feed that anybody brings up to date; there is none where a publisher does. */
    PullFeedMirror pulled() {
        return Objects.requireNonNull(pulled, "the feed is pushed");
    }

    /** The feed that has to be asked; there is none where prices come by themselves. */
    RequestCommitFeedMirror asked() {
        return Objects.requireNonNull(asked, "the feed is not asked");
    }

    private static Report undoubted(long price, long seconds) {
        return ReportFigures.NONE.report(price, seconds, seconds);
    }

    private List<GivenReport> signedByQuorum(Report report) {
        return Objects.requireNonNull(signers, "the feed is pushed").of(report).stream()
                .map(signed -> GivenReport.signed(signed.report(), signed.signer()))
                .toList();
    }
}
