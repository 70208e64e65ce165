package io.backstop.simulator.report;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.Liquidation;
import io.backstop.simulator.report.FigureTable.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The price chart in tables: what each line and each venue did, and both over time. */
final class PriceTables {

    private static final int MOST_ROWS = 24;
    private static final String NOTHING = "–";

    private final TimeGrid grid;
    private final PriceSeries index;
    private final List<VenueColumn> columns;
    private final List<PriceLine> lines;

    /** The tables of these lines. */
    PriceTables(Comparison comparison, List<PriceLine> lines) {
        grid = comparison.tape().grid();
        index = comparison.tape().indexPrices();
        columns = comparison.columns();
        this.lines = lines;
    }

    /** Extremes of every line and its widest gap to the index. */
    Html extremes() {
        StepRange whole = new StepRange(0, grid.steps());
        List<Row> rows = new ArrayList<>();
        for (PriceLine line : lines) {
            int low = whole.lowest(line.prices());
            int high = whole.highest(line.prices());
            List<String> cells = new ArrayList<>(List.of(
                    Dollars.price(line.prices().at(low)),
                    Moments.clock(grid, low),
                    Dollars.price(line.prices().at(high)),
                    Moments.clock(grid, high)));
            cells.addAll(gap(line));
            rows.add(new Row(line.name(), texts(cells)));
        }
        List<String> header = List.of("Line", "Low", "at (UTC)", "High", "at (UTC)", "Widest gap to index", "at (UTC)");
        return FigureTable.ofFigures("Extremes of the price lines", header, rows);
    }

    private List<String> gap(PriceLine line) {
        int step = line.furthestFrom(index);
        long gap = Math.abs(line.prices().at(step) - index.at(step));
        return gap == 0 ? List.of(NOTHING, NOTHING) : List.of(Dollars.price(gap), Moments.clock(grid, step));
    }

    /** How many closes every venue made, when, and at which prices. */
    Html closes() {
        List<String> header = List.of(
                "Venue",
                "Liquidations",
                "First (UTC)",
                "Last (UTC)",
                "With shortfall",
                "Lowest price",
                "Highest price",
                "Deleveraged",
                "Given up for a loss");
        List<Row> rows = columns.stream().map(this::closes).toList();
        return FigureTable.ofFigures("Liquidations of every venue", header, rows);
    }

    private Row closes(VenueColumn column) {
        List<Liquidation> forced =
                column.run().liquidations().stream().filter(Liquidation::forced).toList();
        Closes all = Closes.within(Closes.of(column.run(), 1), new StepRange(-1, grid.steps()));
        Comparator<Liquidation> byTime = Comparator.comparingInt(Liquidation::closedAt);
        return new Row(
                column.name(),
                texts(
                        Dollars.grouped(forced.size()),
                        clock(forced.stream().min(byTime)),
                        clock(forced.stream().max(byTime)),
                        Dollars.grouped(column.losses().size()),
                        all.count() == 0 ? NOTHING : Dollars.price(all.lowest()),
                        all.count() == 0 ? NOTHING : Dollars.price(all.highest()),
                        Dollars.sign(all.deleveraged()),
                        Dollars.sign(all.adl())));
    }

    /** Low and end of every line in every stretch of time. */
    Html overTime() {
        List<String> header = new ArrayList<>(List.of("From (UTC)"));
        lines.forEach(line -> header.addAll(List.of(line.name() + ", low", "at the end")));
        List<Row> rows = new ArrayList<>();
        for (StepRange range : StepRange.cut(grid, MOST_ROWS)) {
            List<String> cells = new ArrayList<>();
            for (PriceLine line : lines) {
                cells.add(Dollars.price(line.prices().at(range.lowest(line.prices()))));
                cells.add(Dollars.price(line.prices().at(range.to() - 1)));
            }
            rows.add(new Row(Moments.clock(grid, range.from()), texts(cells)));
        }
        return FigureTable.ofFigures("Prices over time", header, rows);
    }

    /** Closes of every venue in every stretch of time in which there were some. */
    Html closesOverTime() {
        List<String> header = new ArrayList<>(List.of("From (UTC)"));
        columns.forEach(column -> header.add(column.name()));
        List<List<Closes>> all =
                columns.stream().map(column -> Closes.of(column.run(), 1)).toList();
        List<Row> rows = new ArrayList<>();
        for (StepRange range : StepRange.cut(grid, MOST_ROWS)) {
            List<Closes> here =
                    all.stream().map(closes -> Closes.within(closes, range)).toList();
            if (here.stream().anyMatch(closes -> closes.count() > 0 || closes.deleveraged() > 0)) {
                rows.add(new Row(
                        Moments.clock(grid, range.from()),
                        texts(here.stream().map(PriceTables::words).toList())));
            }
        }
        return FigureTable.ofFigures("Closes, shortfall and deleveraging over time", header, rows);
    }

    private static String words(Closes closes) {
        String count = closes.count() == 0 ? NOTHING : Dollars.grouped(closes.count());
        return count
                + (closes.shortfall() == 0 ? "" : ", shortfall " + Dollars.sign(closes.shortfall()))
                + (closes.deleveraged() == 0 ? "" : ", deleveraged " + Dollars.sign(closes.deleveraged()))
                + (closes.adl() == 0 ? "" : ", given up " + Dollars.sign(closes.adl()));
    }

    private String clock(Optional<Liquidation> close) {
        return close.map(liquidation -> Moments.clock(grid, liquidation.closedAt()))
                .orElse(NOTHING);
    }

    private static List<Html> texts(String... texts) {
        return texts(List.of(texts));
    }

    private static List<Html> texts(List<String> texts) {
        return texts.stream().map(Html::text).toList();
    }
}
