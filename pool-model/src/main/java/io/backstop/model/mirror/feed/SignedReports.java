// Mirrors oracle/SignedReports.sol
package io.backstop.model.mirror.feed;

import io.backstop.model.market.Report;
import io.backstop.model.market.ReportMaths;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.QuorumSpec;
import java.util.List;
import java.util.function.ToLongFunction;

/** Verification of signed reports and their median. */
final class SignedReports {

    private final QuorumSpec quorum;
    private final BlockTime time;

    SignedReports(QuorumSpec quorum, BlockTime time) {
        this.quorum = quorum;
        this.time = time;
    }

    /**
     * What several reports say together.
     *
     * @param report each figure's median; it holds for the time for which all of them hold
     * @param newest the latest of the publish times, of which {@code report} has the earliest
     */
    record Combined(Report report, long newest) {}

    Combined combined(List<GivenReport> reports) {
        if (reports.size() < quorum.quorum()) {
            throw new ContractRevert("NotEnoughSigners", (long) reports.size(), (long) quorum.quorum());
        }
        long seen = 0;
        for (int i = 0; i < reports.size(); i++) {
            seen = withSigner(seen, reports.get(i), i);
            requireInOrder(reports.get(i).report(), i);
        }
        long newest = reports.stream()
                .mapToLong(given -> given.report().publishTime())
                .max()
                .orElse(0);
        long oldest = reports.stream()
                .mapToLong(given -> given.report().publishTime())
                .min()
                .orElse(0);
        long validFrom = reports.stream()
                .mapToLong(given -> given.report().validFrom())
                .max()
                .orElse(0);
        if (newest > time.seconds()) {
            throw new ContractRevert("ReportInFuture", newest, time.seconds());
        }
        if (validFrom > oldest) {
            throw new ContractRevert("NoCommonInterval", validFrom, oldest);
        }
        return new Combined(combineFigures(reports, oldest, validFrom), newest);
    }

    private long withSigner(long seen, GivenReport given, int item) {
        if (!given.isWellFormed()) {
            throw new ContractRevert("BadSignature", (long) item);
        }
        if (given.signer() < 0 || given.signer() >= quorum.signers()) {
            throw new ContractRevert("UnknownSigner");
        }
        if ((seen >> given.signer() & 1) != 0) {
            throw new ContractRevert("DuplicateSigner");
        }
        return seen | 1L << given.signer();
    }

    private static void requireInOrder(Report given, int item) {
        if (given.isInOrder()) {
            return;
        }
        if (given.bid() == 0 || given.ask() == 0) {
            throw new ContractRevert("MissingSide", (long) item, given.bid(), given.ask());
        }
        throw new ContractRevert("ReportOutOfOrder", (long) item);
    }

    private static Report combineFigures(List<GivenReport> reports, long oldest, long validFrom) {
        return new Report(
                median(reports, Report::price),
                median(reports, Report::confidence),
                median(reports, Report::bid),
                median(reports, Report::ask),
                oldest,
                validFrom);
    }

    private static long median(List<GivenReport> reports, ToLongFunction<Report> figure) {
        return ReportMaths.lowerMedian(reports.stream()
                .mapToLong(given -> figure.applyAsLong(given.report()))
                .toArray());
    }
}
