package io.backstop.simulator.report;

import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The side-by-side table of the terminal: a column for each venue, a chain beside its mirror only where they differ. */
public final class SummaryTable {

    private static final int LABEL_WIDTH = 22;
    private static final int COLUMN_WIDTH = 15;

    private SummaryTable() {}

    /** One line of the table. */
    record Row(String label, boolean always, Function<VenueRun, String> cell) {}

    /** The table as text, without a line break at its end. */
    public static String render(Comparison comparison) {
        List<Column> columns = Column.of(comparison.runs());
        StringBuilder table = new StringBuilder();
        line(table, "", columns, Column::id);
        line(table, "", columns, Column::where);
        table.append("-".repeat(LABEL_WIDTH + COLUMN_WIDTH * columns.size())).append('\n');
        for (Row row : rows()) {
            if (row.always()
                    || columns.stream().anyMatch(c -> !row.cell().apply(c.run()).equals("0"))) {
                line(table, row.label(), columns, c -> row.cell().apply(c.run()));
            }
        }
        return table.append("dollars; tape ")
                .append(comparison.tape().hash(), 0, 16)
                .append(", seed ")
                .append(comparison.scenario().seed())
                .toString();
    }

    /** All lines, those that may be left out where everybody has nothing among them. */
    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("liquidations", true, run -> Long.toString(run.liquidationCount())));
        rows.add(money("liquidated notional", true, VenueRun::liquidatedNotional));
        rows.add(money("shortfall", true, VenueRun::shortfall));
        rows.add(money("  cause: jump", true, run -> run.attribution().jump()));
        rows.add(cause("  cause: oracle", Attribution::oracle));
        rows.add(cause("  cause: keeper", Attribution::keeper));
        rows.add(cause("  cause: throttle", Attribution::throttle));
        rows.add(cause("  cause: impact", Attribution::impact));
        for (Payer payer : Payer.values()) {
            rows.add(money(
                    "  paid by " + payer.label(), false, run -> run.paidBy().getOrDefault(payer, 0L)));
        }
        rows.add(money("pending shortfall", false, VenueRun::pendingShortfall));
        rows.add(money("latency transfer", false, VenueRun::latencyTransfer));
        rows.add(money("fees waived", false, VenueRun::feesWaived));
        rows.add(money("unpaid claims", false, VenueRun::unpaidClaims));
        rows.add(money("open inventory loss", false, VenueRun::openInventoryLoss));
        rows.add(money("first-loss capital", true, VenueRun::firstLossCapital));
        rows.add(new Row(
                "LP net result",
                false,
                run -> run.kind() == VenueRun.Kind.CEX ? "0" : Dollars.readable(Figures.lpNetResult(run))));
        rows.add(new Row(
                "refused orders", false, run -> Integer.toString(run.refusals().size())));
        rows.add(money(
                "refused notional",
                false,
                run -> run.refusals().stream()
                        .mapToLong(MarketEvent.OrderRefused::notional)
                        .sum()));
        rows.add(money("conservation", true, VenueRun::conservation));
        return rows;
    }

    private static Row money(String label, boolean always, ToLongFunction<VenueRun> figure) {
        return new Row(label, always, run -> Dollars.readable(figure.applyAsLong(run)));
    }

    private static Row cause(String label, ToLongFunction<Attribution> cause) {
        return money(label, false, run -> cause.applyAsLong(run.attribution()));
    }

    private static void line(StringBuilder table, String label, List<Column> columns, Function<Column, String> cell) {
        table.append(padded(label, -LABEL_WIDTH));
        for (Column column : columns) {
            table.append(padded(cell.apply(column), COLUMN_WIDTH));
        }
        table.append('\n');
    }

    private static String padded(String text, int width) {
        return ("%" + width + "s").formatted(text);
    }
}
