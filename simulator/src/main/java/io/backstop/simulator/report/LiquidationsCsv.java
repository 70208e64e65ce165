package io.backstop.simulator.report;

import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.nio.file.Path;

/** Every forced close, and every voluntary close that left a shortfall, of every run. */
final class LiquidationsCsv {

    private static final String[] HEADER = {
        "venue",
        "kind",
        "account",
        "forced",
        "size",
        "entry_price_usd",
        "collateral_usd",
        "crossed_step",
        "crossed_time_utc",
        "seen_step",
        "seen_time_utc",
        "closed_step",
        "closed_time_utc",
        "finished_step",
        "finished_time_utc",
        "mark_price_usd",
        "execution_price_usd",
        "index_price_usd",
        "notional_usd",
        "shortfall_usd",
        "jump_usd",
        "oracle_usd",
        "keeper_usd",
        "throttle_usd",
        "impact_usd",
        "latency_transfer_usd",
        "liquidation_fee_usd",
        "keeper_reward_usd",
        "fees_waived_usd",
        "payout_usd"
    };

    private final CsvFile csv;
    private final TimeGrid grid;
    private final int sizeDecimals;

    private LiquidationsCsv(CsvFile csv, Comparison comparison) {
        this.csv = csv;
        grid = comparison.tape().grid();
        sizeDecimals = decimals(comparison.scenario().sizeUnit());
    }

    /** Writes all rows; sizes in whole base units, money and prices in dollars, all with every decimal they have. */
    static void write(Path file, Comparison comparison) throws IOException {
        try (CsvFile csv = new CsvFile(file, HEADER)) {
            LiquidationsCsv table = new LiquidationsCsv(csv, comparison);
            for (VenueRun run : comparison.runs()) {
                for (Liquidation liquidation : run.liquidations()) {
                    table.row(run, liquidation);
                }
            }
        }
    }

    private void row(VenueRun run, Liquidation l) throws IOException {
        Attribution causes = l.attribution();
        csv.row(
                run.id(),
                run.kind().label(),
                l.account(),
                l.forced(),
                Decimals.format(l.size(), sizeDecimals),
                price(l.entryPrice()),
                money(l.collateral()),
                l.crossedAt(),
                time(l.crossedAt()),
                l.seenAt(),
                time(l.seenAt()),
                l.closedAt(),
                time(l.closedAt()),
                l.finishedAt(),
                time(l.finishedAt()),
                price(l.markPrice()),
                price(l.executionPrice()),
                price(l.indexPrice()),
                money(l.notional()),
                money(l.shortfall()),
                money(causes.jump()),
                money(causes.oracle()),
                money(causes.keeper()),
                money(causes.throttle()),
                money(causes.impact()),
                money(l.latencyTransfer()),
                money(l.liquidationFee()),
                money(l.keeperReward()),
                money(l.feesWaived()),
                money(l.payout()));
    }

    private String time(int step) {
        return Moments.iso(grid, step);
    }

    private static String money(long microDollars) {
        return Decimals.format(microDollars, Decimals.MONEY);
    }

    private static String price(long price) {
        return Decimals.format(price, Decimals.PRICE);
    }

    static int decimals(long sizeUnit) {
        return Long.toString(sizeUnit).length() - 1;
    }
}
