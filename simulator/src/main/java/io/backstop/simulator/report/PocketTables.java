package io.backstop.simulator.report;

import io.backstop.model.outcome.Fall;
import io.backstop.model.outcome.PocketFlow;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.simulator.report.FigureTable.Row;
import io.backstop.simulator.report.PocketLines.VenueLine;
import io.backstop.simulator.report.ResultTable.Cell;
import io.backstop.simulator.report.ResultTable.Line;
import java.util.ArrayList;
import java.util.List;

/** The pocket charts in tables: what every pocket had, got and gave, and the balances over time. */
final class PocketTables {

    private static final int MOST_ROWS = 24;

    private final TimeGrid grid;
    private final List<VenueColumn> columns;
    private final Outcomes outcomes;

    /** The tables of a comparison's pockets. */
    PocketTables(Comparison comparison, Outcomes outcomes) {
        grid = comparison.tape().grid();
        columns = comparison.columns();
        this.outcomes = outcomes;
    }

    /** What each venue's pocket of one kind had, got and gave; what it holds of tokens or coins has a column if its worth moved, its deepest fall if one fell. */
    ResultTable flows(PocketLines pocket) {
        boolean isRevalued =
                pocket.venues().stream().anyMatch(line -> flow(pocket, line).revalued() != 0);
        boolean isLower = pocket.venues().stream()
                .anyMatch(line -> flow(pocket, line).fall().amount() != 0);
        List<String> header = new ArrayList<>(List.of("Venue", "Start", "In", "Out"));
        header.addAll(isRevalued ? List.of("Revalued") : List.of());
        header.addAll(List.of("Lowest", "at (UTC)", "End"));
        header.addAll(isLower ? List.of("Deepest fall", "of its peak") : List.of());
        List<Line> lines = pocket.venues().stream()
                .map(line -> line(line, flow(pocket, line), isRevalued, isLower))
                .toList();
        return new ResultTable(pocket.label() + ": what it had, got and gave", header, lines);
    }

    private PocketFlow flow(PocketLines pocket, VenueLine line) {
        return outcomes.of(columns.get(line.venue()).run()).pockets().stream()
                .filter(flow -> flow.pocket().equals(pocket.pocket()))
                .findFirst()
                .orElseThrow();
    }

    private Line line(VenueLine line, PocketFlow flow, boolean isRevalued, boolean isLower) {
        int lowest = line.balance().lowest();
        List<Cell> cells =
                new ArrayList<>(List.of(Cell.money(flow.start()), Cell.money(flow.in()), Cell.money(flow.out())));
        cells.addAll(isRevalued ? List.of(Cell.money(flow.revalued())) : List.of());
        cells.addAll(List.of(
                Cell.money(flow.minimum()),
                Cell.of(lowest < 0 ? "start" : Moments.clock(grid, lowest)),
                Cell.money(flow.end())));
        cells.addAll(isLower ? fall(flow.fall()) : List.of());
        return new Line(name(line), cells);
    }

    private static List<Cell> fall(Fall fall) {
        return List.of(Cell.money(fall.amount()), Cell.of(Percent.ofRatio(fall.ratio())));
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
