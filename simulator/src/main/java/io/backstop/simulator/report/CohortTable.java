package io.backstop.simulator.report;

import io.backstop.model.outcome.CohortOutcome;
import io.backstop.model.outcome.Outcome;
import io.backstop.simulator.report.FigureTable.Row;
import java.util.ArrayList;
import java.util.List;

/** What became of each cohort at each venue. */
final class CohortTable {

    private static final String NONE = "–";
    private static final long SECOND = 1000;

    private CohortTable() {}

    /** Nothing where traders are not told apart. */
    static Html section(Comparison comparison, Outcomes outcomes) {
        List<Row> rows = new ArrayList<>();
        for (VenueColumn column : comparison.columns()) {
            Outcome outcome = outcomes.of(column.run());
            outcome.cohorts()
                    .forEach(cohort ->
                            rows.add(row(column.name() + ": " + cohort.members().name(), cohort)));
        }
        if (rows.isEmpty()) {
            return Html.NONE;
        }
        return ReportPage.section(
                "cohorts",
                "Cohorts",
                "The same traders at every venue, by what they do. Dollars; a hedge's other leg lies elsewhere and is"
                        + " not counted in the PnL here.",
                FigureTable.ofFigures(
                        "What became of each cohort",
                        List.of(
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
                                "for (s)"),
                        rows));
    }

    private static Row row(String name, CohortOutcome cohort) {
        CohortOutcome.Hedge hedge = cohort.hedge();
        return new Row(
                name,
                List.of(
                        Dollars.exact(cohort.pnl()),
                        Html.text(Dollars.grouped(cohort.liquidations())),
                        Dollars.exact(cohort.liquidated()),
                        Dollars.exact(cohort.residual()),
                        Dollars.exact(cohort.deleveraged()),
                        Dollars.exact(cohort.profitLost()),
                        Html.text(Dollars.grouped(cohort.refused())),
                        Html.text(hedge == null ? NONE : Dollars.grouped(hedge.broken())),
                        hedge == null ? Html.text(NONE) : Dollars.exact(hedge.mostUnhedged()),
                        Html.text(hedge == null ? NONE : Dollars.grouped(hedge.unhedgedMillis() / SECOND))));
    }
}
