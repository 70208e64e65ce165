package io.backstop.simulator.report;

import io.backstop.model.outcome.BalanceLine;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.simulator.report.FigureTable.Row;
import io.backstop.simulator.report.PocketLines.VenueLine;
import java.util.ArrayList;
import java.util.List;

/** The pocket charts in tables: start, lowest and end of every balance, and the balances over time. */
final class PocketTables {

    private static final int MOST_ROWS = 24;

    private final TimeGrid grid;
    private final List<VenueColumn> columns;

    /** The tables of a comparison's pockets. */
    PocketTables(Comparison comparison) {
        grid = comparison.tape().grid();
        columns = comparison.columns();
    }

    /** Start, lowest and end of one kind of pocket, exact in the markup. */
    Html extremes(PocketLines pocket) {
        List<Row> rows = pocket.venues().stream()
                .map(line -> extremes(name(line), line.balance()))
                .toList();
        List<String> header = List.of("Venue", "Start", "Lowest", "at (UTC)", "End");
        return FigureTable.ofFigures(pocket.label() + ": start, lowest and end", header, rows);
    }

    private Row extremes(String name, BalanceLine balance) {
        int lowest = balance.lowest();
        return new Row(
                name,
                List.of(
                        Dollars.exact(balance.start()),
                        Dollars.exact(balance.at(lowest)),
                        Html.text(lowest < 0 ? "start" : Moments.clock(grid, lowest)),
                        Dollars.exact(balance.end())));
    }

    /** The balances of one kind of pocket at the end of every stretch of time. */
    Html overTime(PocketLines pocket) {
        List<String> header = new ArrayList<>(List.of("Until (UTC)"));
        pocket.venues().forEach(line -> header.add(name(line)));
        List<Row> rows = new ArrayList<>();
        for (StepRange range : StepRange.cut(grid, MOST_ROWS)) {
            int last = range.to() - 1;
            rows.add(new Row(
                    Moments.clock(grid, last),
                    pocket.venues().stream()
                            .map(line -> Dollars.exact(line.balance().at(last)))
                            .toList()));
        }
        return FigureTable.ofFigures(pocket.label() + " over time", header, rows);
    }

    private String name(VenueLine line) {
        return columns.get(line.venue()).name();
    }
}
