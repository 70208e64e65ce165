package io.backstop.model.scenario;

import io.backstop.model.market.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What each signer signed of the reports of one feed. All reports of one round carry the same times, so the time of what the
 * feed makes of them names the round.
 */
public final class SignerReports {

    private final FeedSource.Signed source;
    private final Map<Long, OracleUpdate> rounds = new HashMap<>();

    /** The signed reports of a feed; before its tape all signers agree. */
    public SignerReports(FeedSource.Signed source, FeedTape tape) {
        this.source = source;
        for (OracleUpdate update : tape.updates()) {
            if (!update.votes().isEmpty()) {
                rounds.put(update.publishTime(), update);
            }
        }
    }

    /** The reports of a quorum of signers, in the order in which they signed, of which the feed makes this one. */
    public List<SignerReport> of(Report combined) {
        OracleUpdate round = rounds.get(combined.publishTime());
        return round == null ? agreed(combined) : votes(round, combined);
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
