package io.backstop.simulator.report;

import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

/** {@code liquidations.csv}: one row for each forced close, and for each voluntary close that left a shortfall. */
final class LiquidationsFile {

    private static final String HEADER =
            "venue,kind,account,forced,size,entry_price,collateral_usd,crossed_utc,seen_utc,closed_utc,finished_utc,mark_price,execution_price,index_price,notional_usd,shortfall_usd,jump_usd,oracle_usd,keeper_usd,throttle_usd,impact_usd,latency_transfer_usd,liquidation_fee_usd,keeper_reward_usd,fees_waived_usd,payout_usd\n";

    private LiquidationsFile() {}

    static void write(Comparison comparison, Writer writer) throws IOException {
        writer.write(HEADER);
        int sizeDecimals = Long.toString(comparison.scenario().sizeUnit()).length() - 1;
        for (VenueRun run : comparison.runs()) {
            for (Liquidation row : run.liquidations()) {
                writer.write(run.id() + ',' + run.kind().label() + ',');
                writer.write(String.join(",", cells(row, comparison.tape().grid(), sizeDecimals)));
                writer.write('\n');
            }
        }
    }

    private static List<String> cells(Liquidation row, TimeGrid grid, int sizeDecimals) {
        return List.of(
                Integer.toString(row.account()),
                Boolean.toString(row.forced()),
                Decimals.format(row.size(), sizeDecimals),
                price(row.entryPrice()),
                Dollars.exact(row.collateral()),
                time(grid, row.crossedAt()),
                time(grid, row.seenAt()),
                time(grid, row.closedAt()),
                time(grid, row.finishedAt()),
                price(row.markPrice()),
                price(row.executionPrice()),
                price(row.indexPrice()),
                Dollars.exact(row.notional()),
                Dollars.exact(row.shortfall()),
                Dollars.exact(row.attribution().jump()),
                Dollars.exact(row.attribution().oracle()),
                Dollars.exact(row.attribution().keeper()),
                Dollars.exact(row.attribution().throttle()),
                Dollars.exact(row.attribution().impact()),
                Dollars.exact(row.latencyTransfer()),
                Dollars.exact(row.liquidationFee()),
                Dollars.exact(row.keeperReward()),
                Dollars.exact(row.feesWaived()),
                Dollars.exact(row.payout()));
    }

    private static String price(long price) {
        return Decimals.format(price, Decimals.PRICE);
    }

    private static String time(TimeGrid grid, int step) {
        return Instant.ofEpochMilli(grid.millis(step)).toString();
    }
}
