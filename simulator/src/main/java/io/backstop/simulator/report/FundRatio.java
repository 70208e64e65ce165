package io.backstop.simulator.report;

import io.backstop.model.outcome.FundCover;
import io.backstop.model.outcome.FundLine;
import io.backstop.model.outcome.MarketHistory;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.simulator.report.FigureTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A venue's fund over its open interest, step by step.
 *
 * @param venue place of its column
 * @param fund what stands ahead of depositors and winners
 * @param market whose open interest counts
 */
record FundRatio(int venue, FundLine fund, MarketHistory market) {

    /** Stands for a step without open interest. */
    static final long NONE = Long.MAX_VALUE;

    private static final int MOST_ROWS = 24;

    /** One for each venue that has a fund at the start or at the end. */
    static List<FundRatio> of(Comparison comparison, Outcomes outcomes) {
        List<FundRatio> ratios = new ArrayList<>();
        List<VenueColumn> columns = comparison.columns();
        for (int i = 0; i < columns.size(); i++) {
            FundLine fund = outcomes.of(columns.get(i).run()).fund();
            if (fund.start() != 0 || fund.end() != 0) {
                ratios.add(new FundRatio(i, fund, outcomes.market(columns.get(i).run())));
            }
        }
        return ratios;
    }

    /** The ratio at the end of a step (1e-9, rounded down). */
    OptionalLong at(int step) {
        return FundCover.ratio(fund.at(step), market.openInterest(step));
    }

    /** The chart and its table; nothing where no venue has a fund. */
    static Html section(Comparison comparison, List<FundRatio> ratios) {
        return ratios.isEmpty()
                ? Html.NONE
                : ReportPage.section(
                        "fund-ratio",
                        "Fund over open interest",
                        "What stands ahead of depositors and winners, in percent of the open interest at the venue's"
                                + " mark; no line where nobody has a position.",
                        Charts.overTime(
                                "fund-ratio-chart", "Fund over open interest over time on every venue with a fund."),
                        Grounds.table("Fund over open interest as a table", table(comparison, ratios)));
    }

    private static Html table(Comparison comparison, List<FundRatio> ratios) {
        TimeGrid grid = comparison.tape().grid();
        List<String> header = new ArrayList<>(List.of("Until (UTC)"));
        ratios.forEach(ratio -> header.add(comparison.columns().get(ratio.venue).name()));
        List<Row> rows = StepRange.cut(grid, MOST_ROWS).stream()
                .map(range -> range.to() - 1)
                .map(step -> new Row(
                        Moments.clock(grid, step),
                        ratios.stream()
                                .map(ratio -> Html.text(OutcomeTable.percent(ratio.at(step))))
                                .toList()))
                .toList();
        return FigureTable.ofFigures("Fund over open interest over time", header, rows);
    }
}
