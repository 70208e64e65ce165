package io.backstop.simulator.report;

import io.backstop.model.venue.FundingTotals;
import io.backstop.model.venue.Reduction;
import io.backstop.model.venue.VenueRun;
import java.util.List;

/** What book venues moved between traders before anybody was liquidated: funding, and positions that were made smaller. */
final class EarlyFlows {

    private EarlyFlows() {}

    /** A table with a row for each book venue that has any of it; nothing if none has. */
    static Html section(Comparison comparison) {
        List<List<String>> rows = comparison.runs().stream()
                .filter(run -> run.kind() == VenueRun.Kind.CEX)
                .filter(EarlyFlows::hasAny)
                .map(EarlyFlows::row)
                .toList();
        if (rows.isEmpty()) {
            return Html.NONE;
        }
        List<String> header = List.of(
                "Venue", "Funding paid by traders", "Funding received by traders", "Reductions", "Notional reduced");
        return ReportPage.section(
                "early",
                "Before liquidation",
                "",
                FigureTable.ofWrittenFigures("Funding, and positions made smaller while depth was thin", header, rows));
    }

    /** What all of them were worth, micro-dollars. */
    static long reduced(List<Reduction> reductions) {
        return reductions.stream().mapToLong(Reduction::notional).reduce(0, Math::addExact);
    }

    private static boolean hasAny(VenueRun run) {
        return !run.reductions().isEmpty() || !FundingTotals.of(run).isNone();
    }

    private static List<String> row(VenueRun run) {
        FundingTotals funding = FundingTotals.of(run);
        return List.of(
                run.id(),
                Dollars.sign(funding.paid()),
                Dollars.sign(funding.received()),
                Dollars.grouped(run.reductions().size()),
                Dollars.sign(reduced(run.reductions())));
    }
}
