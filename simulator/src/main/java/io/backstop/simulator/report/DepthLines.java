package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.model.outcome.BalanceLine;
import io.backstop.model.outcome.MarketHistory;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.BookDepth;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.report.FigureTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * How much could be traded over time: on books what waits near the index, on pools what they would still let open.
 *
 * @param kind what of it
 * @param venues one line for each that has it, in the order of the columns
 */
record DepthLines(Kind kind, List<VenueLine> venues) {

    private static final int MOST_ROWS = 24;

    /** What is told. */
    enum Kind {
        BIDS("bids", "Bids up to 1 % below the index"),
        ASKS("asks", "Asks up to 1 % above the index"),
        ROOM("room", "What pools would still let open");

        private final String key;
        private final String label;

        Kind(String key, String label) {
            this.key = key;
            this.label = label;
        }

        String key() {
            return key;
        }

        String label() {
            return label;
        }
    }

    /**
     * One venue's.
     *
     * @param venue place of its column
     * @param dollars micro-dollars at the end of a step
     */
    record VenueLine(int venue, IntToLongFunction dollars) {}

    /** Keeps the lines as they are. */
    DepthLines {
        venues = List.copyOf(venues);
    }

    /** Those that some venue has. */
    static List<DepthLines> of(Comparison comparison, Outcomes outcomes) {
        List<VenueLine> bids = new ArrayList<>();
        List<VenueLine> asks = new ArrayList<>();
        List<VenueLine> room = new ArrayList<>();
        List<VenueColumn> columns = comparison.columns();
        for (int place = 0; place < columns.size(); place++) {
            VenueRun run = columns.get(place).run();
            BookDepth depth = run.depth();
            if (depth != null) {
                bids.add(new VenueLine(place, depth::bids));
                asks.add(new VenueLine(place, depth::asks));
            } else if (comparison.venue(run.id()) instanceof VenueSpec.Pool pool) {
                room.add(new VenueLine(place, room(run, pool, outcomes.market(run))));
            }
        }
        return List.of(
                        new DepthLines(Kind.BIDS, bids),
                        new DepthLines(Kind.ASKS, asks),
                        new DepthLines(Kind.ROOM, room))
                .stream()
                .filter(lines -> !lines.venues.isEmpty())
                .toList();
    }

    /** What the pool's cash may back less the larger side at entry prices, as the pool reckons it; nothing where that is more. */
    private static IntToLongFunction room(VenueRun run, VenueSpec.Pool pool, MarketHistory market) {
        int steps = run.marks().length();
        BalanceLine senior = BalanceLine.of(run, Account.LP, steps);
        BalanceLine junior = BalanceLine.of(run, Account.JUNIOR_LP, steps);
        return step -> {
            long cash = Math.max(0, Math.addExact(senior.at(step), junior.at(step)));
            long most = FixedPoint.mulDivFloor(cash, pool.rules().reserveFactor(), FixedPoint.RATIO_ONE);
            return Math.max(0, most - market.reserved(step));
        };
    }

    /** The charts and their tables. */
    static Html section(Comparison comparison, List<DepthLines> all) {
        if (all.isEmpty()) {
            return Html.NONE;
        }
        List<Html> figures = new ArrayList<>();
        for (DepthLines lines : all) {
            figures.add(Tag.of("div", "pocket")
                    .around(Html.lines(
                            Tag.of("h3").text(lines.kind.label),
                            Charts.overTime("depth-" + lines.kind.key, lines.kind.label + " over time on every venue."),
                            lines.extremes(comparison),
                            Grounds.table(lines.kind.label + " over time as a table", lines.overTime(comparison)))));
        }
        return ReportPage.section(
                "depth",
                "How much could be traded",
                "At the end of each step, after the venue's own closes: of a book the worth of all orders that wait so"
                    + " near, of a pool its reserve factor's share of its cash less the larger side at entry prices.",
                Tag.of("div", "drawn tools").with("id", "depth-tools").text(""),
                Tag.of("div", "pockets").around(Html.lines(figures)));
    }

    /** Before, at worst and after. */
    private Html extremes(Comparison comparison) {
        TimeGrid grid = comparison.tape().grid();
        List<Row> rows = venues.stream()
                .map(line -> {
                    int worst = StepLine.lowest(line.dollars, 0, grid.steps());
                    return new Row(
                            comparison.columns().get(line.venue).name(),
                            List.of(
                                    Dollars.exact(line.dollars.applyAsLong(0)),
                                    Dollars.exact(line.dollars.applyAsLong(worst)),
                                    Html.text(Moments.clock(grid, worst)),
                                    Dollars.exact(line.dollars.applyAsLong(grid.steps() - 1))));
                })
                .toList();
        return FigureTable.ofFigures(
                kind.label + ": first, least and last",
                List.of("Venue", "First step", "Least", "at (UTC)", "Last step"),
                rows);
    }

    private Html overTime(Comparison comparison) {
        TimeGrid grid = comparison.tape().grid();
        List<String> header = new ArrayList<>(List.of("Until (UTC)"));
        venues.forEach(line -> header.add(comparison.columns().get(line.venue).name()));
        List<Row> rows = StepRange.cut(grid, MOST_ROWS).stream()
                .map(range -> range.to() - 1)
                .map(step -> new Row(
                        Moments.clock(grid, step),
                        venues.stream()
                                .map(line -> Dollars.exact(line.dollars.applyAsLong(step)))
                                .toList()))
                .toList();
        return FigureTable.ofFigures(kind.label + " over time", header, rows);
    }
}
