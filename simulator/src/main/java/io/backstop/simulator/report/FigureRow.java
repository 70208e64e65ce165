package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.model.venue.KeeperResult;
import io.backstop.model.venue.MarketEvent.OrderRefused;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One row of the side-by-side table.
 *
 * @param label what the figures are
 * @param level its place in the table
 * @param cells one text per column
 */
record FigureRow(String label, Level level, List<String> cells) {

    private static final String NOT_HERE = "–";

    /** A figure of its own, one that matters most, or a part of the one above. */
    enum Level {
        MAIN,
        TOTAL,
        PART
    }

    /** All rows; parts that are zero in every column are left out. */
    static List<FigureRow> of(List<VenueColumn> columns) {
        List<FigureRow> rows = new ArrayList<>();
        rows.add(row("Liquidations", Level.MAIN, columns, run -> Dollars.grouped(run.liquidationCount())));
        rows.add(money("Liquidated notional", Level.MAIN, columns, VenueRun::liquidatedNotional));
        rows.add(money("Shortfall", Level.TOTAL, columns, VenueRun::shortfall));
        for (Cause cause : Cause.values()) {
            addUnlessZero(rows, "from " + cause.label(), Level.PART, columns, run -> cause.of(run.attribution()));
        }
        for (Payer payer : Payer.values()) {
            addUnlessZero(rows, "paid by " + Breakdown.words(payer), Level.PART, columns, run -> paid(run, payer));
        }
        addUnlessZero(rows, "Pending shortfall", Level.MAIN, columns, VenueRun::pendingShortfall);
        addOutcome(rows, columns);
        return rows;
    }

    private static void addOutcome(List<FigureRow> rows, List<VenueColumn> columns) {
        rows.add(money("Latency transfer", Level.MAIN, columns, VenueRun::latencyTransfer));
        rows.add(money("Fees waived", Level.MAIN, columns, VenueRun::feesWaived));
        rows.add(money("Unpaid claims", Level.MAIN, columns, VenueRun::unpaidClaims));
        rows.add(row("LP net result", Level.MAIN, columns, FigureRow::lpNetResult));
        addUnlessZero(
                rows, "of it the junior's", Level.PART, columns, run -> LpResult.of(run.ledger(), Account.JUNIOR_LP));
        addLpRun(rows, columns);
        addUnlessZero(rows, "Open inventory loss", Level.MAIN, columns, VenueRun::openInventoryLoss);
        addUnlessZero(rows, "Open deficit", Level.MAIN, columns, VenueRun::openDeficit);
        addRefusals(rows, columns);
        addOracleFees(rows, columns);
        addKeepers(rows, columns);
        rows.add(money("Conservation", Level.MAIN, columns, VenueRun::conservation));
    }

    private static void addLpRun(List<FigureRow> rows, List<VenueColumn> columns) {
        if (columns.stream().anyMatch(c -> !c.run().lpRun().exits().isEmpty())) {
            rows.add(money(
                    "Depositors left with",
                    Level.MAIN,
                    columns,
                    run -> run.lpRun().paid()));
            rows.add(money(
                    "more than their part",
                    Level.PART,
                    columns,
                    run -> run.lpRun().gainOfLeavers()));
            rows.add(row(
                    "Withdrawals refused",
                    Level.MAIN,
                    columns,
                    run -> Dollars.grouped(run.lpRun().refused())));
        }
    }

    private static void addRefusals(List<FigureRow> rows, List<VenueColumn> columns) {
        if (columns.stream().anyMatch(c -> !c.run().refusals().isEmpty())) {
            rows.add(row(
                    "Orders refused",
                    Level.MAIN,
                    columns,
                    run -> Dollars.grouped(run.refusals().size())));
            rows.add(money("their notional", Level.PART, columns, FigureRow::refusedNotional));
        }
    }

    /** Dollars, and wei beside them: most fees are far below a cent. */
    private static void addOracleFees(List<FigureRow> rows, List<VenueColumn> columns) {
        if (columns.stream().anyMatch(c -> c.run().oracleFees().wei() != 0)) {
            rows.add(money(
                    "Oracle fees", Level.MAIN, columns, run -> run.oracleFees().dollars()));
            rows.add(row(
                    "keeper's, in wei",
                    Level.PART,
                    columns,
                    run -> Dollars.grouped(run.oracleFees().keeper().wei())));
            rows.add(row(
                    "traders', in wei",
                    Level.PART,
                    columns,
                    run -> Dollars.grouped(run.oracleFees().traders().wei())));
        }
    }

    private static void addKeepers(List<FigureRow> rows, List<VenueColumn> columns) {
        if (columns.stream().anyMatch(c -> !c.run().keepers().isEmpty())) {
            rows.add(money("Keepers' rewards", Level.MAIN, columns, run -> ofKeepers(run, KeeperResult::rewards)));
            rows.add(money("their gas", Level.PART, columns, run -> ofKeepers(run, KeeperResult::gasDollars)));
            rows.add(row(
                    "lost races",
                    Level.PART,
                    columns,
                    run -> Dollars.grouped(ofKeepers(run, KeeperResult::lostRaces))));
            rows.add(row(
                    "dropped in outages",
                    Level.PART,
                    columns,
                    run -> Dollars.grouped(ofKeepers(run, KeeperResult::dropped))));
        }
    }

    private static long ofKeepers(VenueRun run, ToLongFunction<KeeperResult> figure) {
        return run.keepers().stream().mapToLong(figure).sum();
    }

    /** Notional of the orders that a venue refused, in micro-dollars. */
    static long refusedNotional(VenueRun run) {
        return run.refusals().stream().mapToLong(OrderRefused::notional).reduce(0, Math::addExact);
    }

    private static long paid(VenueRun run, Payer payer) {
        return run.paidBy().getOrDefault(payer, 0L);
    }

    private static String lpNetResult(VenueRun run) {
        return run.kind() == Kind.CEX ? NOT_HERE : Dollars.plain(LpResult.of(run.ledger()));
    }

    private static void addUnlessZero(
            List<FigureRow> rows,
            String label,
            Level level,
            List<VenueColumn> columns,
            ToLongFunction<VenueRun> figure) {
        if (columns.stream().anyMatch(column -> figure.applyAsLong(column.run()) != 0)) {
            rows.add(money(label, level, columns, figure));
        }
    }

    private static FigureRow money(
            String label, Level level, List<VenueColumn> columns, ToLongFunction<VenueRun> figure) {
        return row(label, level, columns, run -> Dollars.plain(figure.applyAsLong(run)));
    }

    private static FigureRow row(
            String label, Level level, List<VenueColumn> columns, Function<VenueRun, String> cell) {
        return new FigureRow(
                label,
                level,
                columns.stream().map(column -> cell.apply(column.run())).toList());
    }
}
