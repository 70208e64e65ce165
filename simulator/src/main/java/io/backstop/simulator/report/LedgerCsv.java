package io.backstop.simulator.report;

import static io.backstop.model.units.Decimals.COIN;
import static io.backstop.model.units.Decimals.MONEY;

import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.nio.file.Path;

/** Every transfer of every run, in the order in which it was made. */
final class LedgerCsv {

    private static final int ETHER_DECIMALS = 18;

    private LedgerCsv() {}

    /** Writes all ledgers; transfers before the tape have step −1 and no time. */
    static void write(Path file, Comparison comparison) throws IOException {
        TimeGrid grid = comparison.tape().grid();
        try (CsvFile csv =
                new CsvFile(file, "venue", "kind", "step", "time_utc", "from", "to", "asset", "amount", "reason")) {
            for (VenueRun run : comparison.runs()) {
                for (Transfer transfer : run.ledger().transfers()) {
                    write(csv, run, grid, transfer);
                }
            }
        }
    }

    private static void write(CsvFile csv, VenueRun run, TimeGrid grid, Transfer t) throws IOException {
        csv.row(
                run.id(),
                run.kind().label(),
                t.step(),
                Moments.iso(grid, t.step()),
                t.from(),
                t.to(),
                t.asset(),
                Decimals.format(t.amount(), decimals(t.asset())),
                label(t.reason()));
    }

    private static int decimals(Asset asset) {
        return switch (asset) {
            case USD, STAKE -> MONEY;
            case ETHER -> ETHER_DECIMALS;
            case COIN -> COIN;
        };
    }

    private static String label(Reason reason) {
        return switch (reason) {
            case FUNDING -> "funding";
            case INJECTION -> "injection";
            case COLLATERAL -> "collateral";
            case PNL -> "pnl";
            case FUNDING_PAYMENT -> "fundingPayment";
            case BORROWING_FEE -> "borrowingFee";
            case TRADE -> "trade";
            case TRADING_FEE -> "tradingFee";
            case SHORTFALL -> "shortfall";
            case ADL -> "adl";
            case SOCIALISED_LOSS -> "socialisedLoss";
            case CLAWBACK -> "clawback";
            case PENDING -> "pending";
            case RECOVERY -> "recovery";
            case WRITE_OFF -> "writeOff";
            case COVERED_LATER -> "coveredLater";
            case STAKE_SALE -> "stakeSale";
            case SLASHING_FEE -> "slashingFee";
            case REVALUATION -> "revaluation";
            case LIQUIDATION_FEE -> "liquidationFee";
            case KEEPER_REWARD -> "keeperReward";
            case LIQUIDATION_SURPLUS -> "liquidationSurplus";
            case ALLOTMENT -> "allotment";
            case SHARED_FUND -> "sharedFund";
            case COLLATERAL_SALE -> "collateralSale";
            case PAYOUT -> "payout";
            case ORDER_ESCROW -> "orderEscrow";
            case EXECUTION_FEE -> "executionFee";
            case ORACLE_FEE -> "oracleFee";
            case WITHDRAWAL -> "withdrawal";
            case UNSTAKING -> "unstaking";
        };
    }
}
