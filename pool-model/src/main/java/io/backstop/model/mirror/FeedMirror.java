package io.backstop.model.mirror;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.feed.GivenReport;
import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.feed.PullFeedMirror;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.ReportFigures;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One feed of a venue, however its prices come to it: pushed by the publisher or brought by anybody. Not thread safe. */
final class FeedMirror {

    private final FeedSource source;
    private final @Nullable PriceFeedMirror pushed;
    private final @Nullable PullFeedMirror pulled;

    FeedMirror(FeedSource source, BlockTime time) {
        this.source = source;
        pushed = source instanceof FeedSource.Push ? new PriceFeedMirror(time) : null;
        pulled = source instanceof FeedSource.Pull pull ? new PullFeedMirror(pull, time) : null;
    }

    Priced priced() {
        return pushed != null ? pushed : pulled();
    }

    /** The feed of a publisher; there is none where prices are brought. */
    PriceFeedMirror pushed() {
        return Objects.requireNonNull(pushed, "the feed is not pushed");
    }

    /** Shows a price at the time it was observed, as before the tape: without a doubt. */
    void show(long price, long seconds) {
        if (source instanceof FeedSource.Signed) {
            update(ReportFigures.NONE.report(price, seconds, seconds));
        } else {
            pushed().publish(PriceFeedMirror.PUBLISHER, price, seconds);
        }
    }

    /** Somebody brings a report that the whole quorum signed. */
    void update(Report report) {
        pulled().update(signedByQuorum(report));
    }

    boolean accepts(Report report) {
        return pulled().accepts(signedByQuorum(report));
    }

    /** The feed that anybody brings up to date; there is none where a publisher does. */
    PullFeedMirror pulled() {
        return Objects.requireNonNull(pulled, "the feed is pushed");
    }

    private List<GivenReport> signedByQuorum(Report report) {
        return IntStream.range(0, ((FeedSource.Signed) source).quorum().quorum())
                .mapToObj(signer -> GivenReport.signed(report, signer))
                .toList();
    }
}
