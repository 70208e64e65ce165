package io.backstop.model.scenario;

import io.backstop.model.market.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What each signer signed of the reports of one feed. All reports of one round carry the same times, so the time of what the
 * feed makes of them names the round. Not thread safe.
 */
public final class SignerReports {

    private final FeedSource.Signed source;
    private final FeedTape tape;
    private final ReportTimes times;
    private final Map<Long, OracleUpdate> rounds = new HashMap<>();
    private int next;
    private long last;

    /** The signed reports of a feed at the times of its tape; before it all signers agree. */
    public SignerReports(FeedSource.Signed source, FeedTape tape) {
        this(source, tape, ReportTimes.OF_TAPE);
    }

    /**
     * The same at the times of a chain.
     *
     * @param times at which its reports were observed
     */
    public SignerReports(FeedSource.Signed source, FeedTape tape, ReportTimes times) {
        this.source = source;
        this.tape = tape;
        this.times = times;
    }

    /** The reports of a quorum of signers, in the order in which they signed, of which the feed makes this one. */
    public List<SignerReport> of(Report combined) {
        learn();
        OracleUpdate round = rounds.get(combined.publishTime());
        return round == null ? agreed(combined) : votes(round, combined);
    }

    /** A report has its time once the step has begun in which it is to be had. */
    private void learn() {
        for (; next < tape.updates().size(); next++) {
            OracleUpdate update = tape.updates().get(next);
            if (!times.hasBegun(update.step())) {
                return;
            }
            last = times.published(update, next == 0 ? times.lastSeeding() : last);
            if (!update.votes().isEmpty()) {
                rounds.put(last, update.published(last));
            }
        }
    }

    private List<SignerReport> agreed(Report report) {
        return IntStream.range(0, source.quorum().quorum())
                .mapToObj(signer -> new SignerReport(signer, report))
                .toList();
    }

    private List<SignerReport> votes(OracleUpdate round, Report combined) {
        return round.votes().stream()
                .map(vote -> new SignerReport(
                        vote.signer(), source.figures().report(round.at(vote.price()), combined.validFrom())))
                .toList();
    }
}
