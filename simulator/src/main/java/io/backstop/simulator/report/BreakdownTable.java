package io.backstop.simulator.report;

import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.report.Breakdown.Part;
import io.backstop.simulator.report.FigureTable.Row;
import java.util.ArrayList;
import java.util.List;

/** A breakdown as a table: one row per venue, dollars and shares; the exact dollars stand in the markup. */
final class BreakdownTable {

    private BreakdownTable() {}

    /** The table, with the sum of the parts before them. */
    static Html of(String caption, List<VenueColumn> columns, Breakdown breakdown) {
        List<String> header = new ArrayList<>(List.of("Venue", "Ran on", "Shortfall"));
        breakdown.parts().forEach(part -> header.add(part.label()));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            rows.add(row(columns.get(i), i, breakdown.parts()));
        }
        return FigureTable.ofFigures(caption, header, rows);
    }

    /** What late closing prices moved, which is no shortfall and has no bar; nothing where nothing was moved. */
    static Html latencyTransfers(List<VenueColumn> columns) {
        List<Html> items = columns.stream()
                .filter(column -> column.run().latencyTransfer() != 0)
                .map(column -> Tag.of("li").text(latencyTransfer(column)))
                .toList();
        return items.isEmpty() ? Html.NONE : Tag.of("ul", "sentences").around(Html.lines(items));
    }

    private static String latencyTransfer(VenueColumn column) {
        long moved = column.run().latencyTransfer();
        return "%s: beside its shortfall, late closing prices moved %s from %s."
                .formatted(
                        column.name(),
                        Dollars.sign(Math.absExact(moved)),
                        moved > 0 ? "the LP pool to traders" : "traders to the LP pool");
    }

    private static Row row(VenueColumn column, int place, List<Part> parts) {
        VenueRun run = column.run();
        List<Html> cells = new ArrayList<>(List.of(Html.text(column.kindLabel()), Dollars.exact(run.shortfall())));
        parts.forEach(part -> cells.add(cell(part.amounts().get(place), run.shortfall())));
        return new Row(column.name(), cells);
    }

    /** A share stands beside the dollars only where it is one: not of nothing, not negative, not above all. */
    private static Html cell(long amount, long shortfall) {
        Html dollars = Dollars.exact(amount);
        return amount > 0 && amount <= shortfall
                ? Html.inline(dollars, Tag.of("span", "share").text(" (" + Percent.of(amount, shortfall) + ")"))
                : dollars;
    }
}
