package io.backstop.oracle.signing;

import io.backstop.model.market.Report;
import io.backstop.model.market.SignedReport;
import io.backstop.model.scenario.SignerReport;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The signers of a venue's feed.
 *
 * @param keys in the order in which the feed is given their addresses
 */
public record ReportSigners(List<SigningKey> keys) {

    /** Keeps the keys as they are. */
    public ReportSigners {
        keys = List.copyOf(keys);
    }

    /** So many signers of a feed, fixed by the scenario's seed and the feed's name, such as {@code venue/markFeed}. */
    public static ReportSigners derived(long seed, String feed, int count) {
        return new ReportSigners(IntStream.range(0, count)
                .mapToObj(signer -> SigningKey.derived(seed, feed + "/" + signer))
                .toList());
    }

    /** Their accounts, in order. */
    public List<String> addresses() {
        return keys.stream().map(SigningKey::address).toList();
    }

    /** What one of them, counted from 0, reports. */
    public SignedReport sign(ReportDomain domain, int signer, Report report) {
        return new SignedReport(
                report, keys.get(signer).sign(domain.digest(report)).hex());
    }

    /** What each of some of them reports. */
    public List<SignedReport> sign(ReportDomain domain, List<SignerReport> reports) {
        return reports.stream()
                .map(one -> sign(domain, one.signer(), one.report()))
                .toList();
    }
}
