package io.backstop.simulator.report;

import io.backstop.model.units.Decimals;
import io.backstop.model.venue.KeeperDelays;
import io.backstop.model.venue.KeeperResult;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.List;

/** What the keepers of pools did, where these have names. */
final class KeeperFigures {

    /** Gwei in an ether, as decimals. */
    static final int ETHER_DECIMALS = 9;

    private KeeperFigures() {}

    /** A table with a row for each keeper; nothing if no venue names any. */
    static Html section(Comparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        for (VenueColumn column : comparison.columns()) {
            VenueRun run = column.run();
            run.keepers().forEach(keeper -> rows.add(row(column.name(), keeper)));
        }
        if (rows.isEmpty()) {
            return Html.NONE;
        }
        List<String> header = List.of(
                "Keeper",
                "Policy",
                "Sent",
                "Landed",
                "Dropped",
                "Waiting",
                "Liquidated",
                "Lost races",
                "Refused",
                "Left",
                "Gas in ether",
                "Gas",
                "Rewards",
                "Profit",
                "Seen",
                "Decided",
                "Landed after",
                "Whole");
        return ReportPage.section(
                "keepers",
                "Keepers",
                "Times are half of all and 99 of a hundred: from the index that made a position liquidatable to the"
                        + " mark that did, to the decision, to the block, and from the first to the last.",
                FigureTable.ofWrittenFigures("What each keeper did", header, rows));
    }

    private static List<String> row(String venue, KeeperResult keeper) {
        KeeperDelays delays = keeper.delays();
        return List.of(
                venue + ", " + keeper.id(),
                keeper.policy().label(),
                Dollars.grouped(keeper.sent()),
                Dollars.grouped(keeper.landed()),
                Dollars.grouped(keeper.dropped()),
                Dollars.grouped(keeper.waiting()),
                Dollars.grouped(keeper.liquidated()),
                Dollars.grouped(keeper.lostRaces()),
                Dollars.grouped(keeper.refused()),
                Dollars.grouped(keeper.left()),
                Decimals.format(keeper.gasGwei(), ETHER_DECIMALS),
                Dollars.sign(keeper.gasDollars()),
                Dollars.sign(keeper.rewards()),
                Dollars.sign(keeper.profit()),
                seconds(delays.seen()),
                seconds(delays.decided()),
                seconds(delays.landed()),
                seconds(delays.whole()));
    }

    private static String seconds(KeeperDelays.Spread spread) {
        return spread.median() / 1000 + " s, " + spread.slowest() / 1000 + " s";
    }
}
