package io.backstop.simulator.report;

import static io.backstop.model.units.Decimals.COIN;
import static io.backstop.model.units.Decimals.MONEY;

import io.backstop.model.cex.fund.FundEntry;
import io.backstop.model.ledger.Asset;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Decimals;
import java.io.IOException;
import java.nio.file.Path;

/** Every change of the insurance funds of book venues, each with its dollars at the index. */
final class FundCsv {

    private static final String[] HEADER = {
        "venue", "step", "time_utc", "flow", "asset", "amount", "balance", "amount_usd", "balance_usd"
    };

    private FundCsv() {}

    /** Whether a fund changed. */
    static boolean isWanted(Comparison comparison) {
        return FundFigures.ofAll(comparison)
                .anyMatch(fund -> !fund.record().changes().isEmpty());
    }

    static void write(Path file, Comparison comparison) throws IOException {
        TimeGrid grid = comparison.tape().grid();
        try (CsvFile csv = new CsvFile(file, HEADER)) {
            for (FundFigures fund : FundFigures.ofAll(comparison).toList()) {
                for (FundEntry entry : fund.record().changes()) {
                    write(csv, fund, grid, entry);
                }
            }
        }
    }

    private static void write(CsvFile csv, FundFigures fund, TimeGrid grid, FundEntry entry) throws IOException {
        int step = grid.firstAt(entry.time());
        int decimals = fund.isCoin() ? COIN : MONEY;
        csv.row(
                fund.run().id(),
                step,
                Moments.iso(grid, step),
                FundFigures.label(entry.flow()),
                fund.isCoin() ? Asset.COIN : Asset.USD,
                Decimals.format(entry.amount(), decimals),
                Decimals.format(entry.balance(), decimals),
                Decimals.format(fund.dollars(entry.amount(), entry.time()), MONEY),
                Decimals.format(fund.dollars(entry.balance(), entry.time()), MONEY));
    }
}
