package io.backstop.simulator.scenario;

import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.ReportFigures;
import io.backstop.model.scenario.VersionSpec;
import org.jspecify.annotations.Nullable;

/** {@code source} of a feed: how its prices get on chain. */
final class FeedSourceSection {

    private static final long DEFAULT_SPREAD = 60;
    private static final long DEFAULT_MAX_AGE = 30;
    private static final long DEFAULT_AVERAGE_WINDOW = 300;
    private static final long DEFAULT_GAP = 300;

    private final SignersSection signers;

    /** Sources whose signers are read like this. */
    FeedSourceSection(SignersSection signers) {
        this.signers = signers;
    }

    FeedSource read(@Nullable Node source) {
        if (source == null) {
            return new FeedSource.Push();
        }
        return switch (source.required("kind").oneOf("push", "pull", "requestCommit")) {
            case "pull" -> pull(source);
            case "requestCommit" -> requestCommit(source);
            default -> push(source);
        };
    }

    private static FeedSource push(Node source) {
        source.allowOnly("kind");
        return new FeedSource.Push();
    }

    private FeedSource pull(Node source) {
        source.allowOnly(
                "kind",
                "signers",
                "quorum",
                "timestampSpread",
                "maxAge",
                "averageWindow",
                "gapThreshold",
                "confidence",
                "spread",
                "fee");
        return new FeedSource.Pull(
                signers.read(source),
                Quantity.wholeSeconds(source, "timestampSpread", DEFAULT_SPREAD),
                Quantity.wholeSeconds(source, "maxAge", DEFAULT_MAX_AGE),
                history(source),
                figures(source),
                feeWei(source));
    }

    private FeedSource requestCommit(Node source) {
        source.allowOnly(
                "kind",
                "signers",
                "quorum",
                "granularity",
                "earliest",
                "latest",
                "timeout",
                "averageWindow",
                "gapThreshold",
                "confidence",
                "spread",
                "fee");
        return new FeedSource.RequestCommit(
                signers.read(source), versions(source), history(source), figures(source), feeWei(source));
    }

    private static long feeWei(Node source) {
        Node fee = source.optional("fee");
        return fee == null ? 0 : fee.whole(0, FeedSource.MOST_FEE_WEI);
    }

    private static ReportFigures figures(Node source) {
        Node confidence = source.optional("confidence");
        Node spread = source.optional("spread");
        return new ReportFigures(
                confidence == null ? 0 : Quantity.share(confidence), spread == null ? 0 : Quantity.share(spread));
    }

    private static VersionSpec versions(Node source) {
        VersionWindow window = VersionWindow.read(source);
        long timeout = Quantity.wholeSeconds(source, "timeout", VersionWindow.DEFAULT_TIMEOUT);
        if (timeout < window.latest()) {
            throw VersionWindow.mistake(source, "timeout", "must be at least latest");
        }
        return new VersionSpec(window.granularity(), window.earliest(), window.latest(), timeout);
    }

    private static FeedHistorySpec history(Node source) {
        return new FeedHistorySpec(
                Quantity.positiveSeconds(source, "averageWindow", DEFAULT_AVERAGE_WINDOW),
                Quantity.positiveSeconds(source, "gapThreshold", DEFAULT_GAP));
    }
}
