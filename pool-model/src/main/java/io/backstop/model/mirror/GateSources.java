package io.backstop.model.mirror;

import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.mirror.feed.Resumption;
import io.backstop.model.mirror.gate.MarginView;
import io.backstop.model.scenario.GateSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the gates of a market read.
 *
 * @param mark the feed that the market reads
 * @param reports the same, if it knows whole reports
 * @param reference the second feed of a reference guard
 * @param uptime tells when the chain's sequencer came back
 * @param market says who is liquidatable; may be asked only after the market is made
 */
record GateSources(Priced mark, @Nullable ReportFeed reports, Priced reference, Resumption uptime, MarginView market) {

    /** What a grace begins with. */
    Resumption silent(GateSpec.ResumeGrace grace) {
        return grace.ofSequencer() ? uptime : wholeReports();
    }

    /** For gates that need more than a price. */
    ReportFeed wholeReports() {
        return Objects.requireNonNull(reports, "this venue's feed knows no whole reports");
    }
}
