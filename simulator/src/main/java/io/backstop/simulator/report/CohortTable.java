package io.backstop.simulator.report;

import io.backstop.model.outcome.CohortOutcome;
import io.backstop.model.outcome.Outcome;
import io.backstop.simulator.report.ResultTable.Cell;
import io.backstop.simulator.report.ResultTable.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of each cohort at each venue. */
final class CohortTable {

    private static final String NONE = "–";
    private static final long SECOND = 1000;
    private static final List<String> HEADER = List.of(
            "Venue and cohort",
            "PnL",
            "Liquidations",
            "Liquidated",
            "Left to owners",
            "Deleveraged",
            "Profit lost",
            "Orders refused",
            "Hedges broken",
            "Unhedged at most",
            "for (s)");

    private CohortTable() {}

    /** Nothing where traders are not told apart. */
    static Html section(Comparison comparison, Outcomes outcomes) {
        return of(comparison, outcomes)
                .map(table -> ReportPage.section(
                        "cohorts",
                        "Cohorts",
                        "The same traders at every venue, by what they do. Dollars; a hedge's other leg lies elsewhere"
                                + " and is not counted in the PnL here.",
                        table.html()))
                .orElse(Html.NONE);
    }

    /** A line for each venue and cohort; nothing where traders are not told apart. */
    static Optional<ResultTable> of(Comparison comparison, Outcomes outcomes) {
        List<Line> lines = new ArrayList<>();
        for (VenueColumn column : comparison.columns()) {
            Outcome outcome = outcomes.of(column.run());
            outcome.cohorts()
                    .forEach(cohort -> lines.add(
                            line(column.name() + ": " + cohort.members().name(), cohort)));
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResultTable("What became of each cohort", HEADER, lines));
    }

    private static Line line(String name, CohortOutcome cohort) {
        CohortOutcome.Hedge hedge = cohort.hedge();
        return new Line(
                name,
                List.of(
                        Cell.money(cohort.pnl()),
                        Cell.of(Dollars.grouped(cohort.liquidations())),
                        Cell.money(cohort.liquidated()),
                        Cell.money(cohort.residual()),
                        Cell.money(cohort.deleveraged()),
                        Cell.money(cohort.profitLost()),
                        Cell.of(Dollars.grouped(cohort.refused())),
                        Cell.of(hedge == null ? NONE : Dollars.grouped(hedge.broken())),
                        hedge == null ? Cell.of(NONE) : Cell.money(hedge.mostUnhedged()),
                        Cell.of(hedge == null ? NONE : Dollars.grouped(hedge.unhedgedMillis() / SECOND))));
    }
}
