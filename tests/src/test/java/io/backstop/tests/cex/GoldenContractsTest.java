package io.backstop.tests.cex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Venues of several contracts that were worked out on paper; the working stands in each scenario. */
class GoldenContractsTest {

    private static final long DOLLAR = 1_000_000;

    @Test
    void positionsThatStandTogetherAreClosedOnlyWhenAllOfTheAccountIsTooLittle() {
        List<VenueRun> runs = Replays.onModels("golden/book-cross");
        VenueRun first = of(runs, "cross");
        VenueRun other = of(runs, "cross:alt");

        assertThat(runs).extracting(VenueRun::id).containsExactly("cross", "cross:alt", "isolated", "isolated:alt");
        assertThat(first.liquidations())
                .extracting(Liquidation::account, Liquidation::size, Liquidation::shortfall)
                .containsExactly(tuple(3, 10L, 700 * DOLLAR), tuple(2, 10L, 0L));
        assertThat(other.liquidations())
                .extracting(Liquidation::account, Liquidation::size, Liquidation::shortfall)
                .containsExactly(tuple(3, -10L, 10 * DOLLAR));
        assertThat(transfers(first, Reason.ALLOTMENT))
                .containsExactly("1 otherContracts -> trader:1 872.413794", "1 otherContracts -> trader:2 569");
        assertThat(transfers(other, Reason.ALLOTMENT))
                .containsExactly("1 trader:1 -> otherContracts 872.413794", "1 trader:2 -> otherContracts 569");
        assertThat(first.ledger().balance(Account.INSURANCE_FUND)).isEqualTo(9369 * DOLLAR);
        assertThat(other.ledger().balance(Account.INSURANCE_FUND)).isEqualTo(9990 * DOLLAR);
        assertThat(of(runs, "isolated").liquidations())
                .extracting(Liquidation::account)
                .containsExactly(3, 1, 2);
        assertThat(of(runs, "isolated").ledger().balance(Account.INSURANCE_FUND))
                .isEqualTo(8300 * DOLLAR);
        assertThat(of(runs, "isolated:alt").liquidations())
                .extracting(Liquidation::account)
                .containsExactly(3);
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void aLongAndAShortOfOneTraderStandTogetherOrApart() {
        List<VenueRun> runs = Replays.onModels("golden/book-legs");

        assertThat(closes(runs, "apart")).containsExactly(tuple(3, 10L), tuple(1, 10L), tuple(2, -10L));
        assertThat(fund(runs, "apart")).isEqualTo(3990 * DOLLAR);
        assertThat(closes(runs, "cross")).containsExactly(tuple(3, 10L), tuple(1, 10L));
        assertThat(fund(runs, "cross")).isEqualTo(10_040 * DOLLAR);
        assertThat(closes(runs, "one-way")).containsExactly(tuple(3, 10L), tuple(1, 10L));
        assertThat(fund(runs, "one-way")).isEqualTo(9850 * DOLLAR);
        assertThat(of(runs, "one-way").refusals())
                .extracting(refused -> refused.error().name())
                .containsExactly("PositionExists");
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void deleveragingKnowsTheOtherLegInTheSameContract() {
        List<VenueRun> runs = Replays.onModels("golden/book-legs");
        VenueRun kept = of(runs, "kept");
        VenueRun broken = of(runs, "broken");

        assertThat(kept.lossWaves()).extracting(LossWave::hedges).containsExactly(new LossWave.Hedges(1, 0, 0));
        assertThat(transfers(kept, Reason.ADL)).containsExactly("1 trader:2 -> engine 100");
        assertThat(transfers(kept, Reason.PAYOUT)).containsExactly("1 trader:1 -> external 200");
        assertThat(broken.lossWaves())
                .extracting(LossWave::hedges)
                .containsExactly(new LossWave.Hedges(0, 1, 9800 * DOLLAR));
        assertThat(transfers(broken, Reason.PAYOUT)).isEmpty();
        // What account 1 has owed for its size since 1000, and 10 at 1600: 6400.
        assertThat(broken.ledger().balance(Account.trader(1))).isEqualTo((6400 - 16_000) * DOLLAR);
    }

    private static List<Tuple> closes(List<VenueRun> runs, String id) {
        return of(runs, id).liquidations().stream()
                .map(row -> tuple(row.account(), row.size()))
                .toList();
    }

    @Test
    void aPortfolioIsAskedForItsWorstMoveAndNotForTheSumOfItsPositions() {
        List<VenueRun> runs = Replays.onModels("golden/book-portfolio");

        assertThat(closed(runs, "portfolio")).containsExactly("2 5 at 1200");
        assertThat(closed(runs, "portfolio:second")).containsExactly("2 -10 at 1201");
        assertThat(fund(runs, "portfolio")).isEqualTo(10_000 * DOLLAR);
        assertThat(fund(runs, "portfolio:second")).isEqualTo(10_640 * DOLLAR);
        assertThat(closed(runs, "cross")).containsExactly("2 5 at 1200", "1 10 at 1200");
        assertThat(closed(runs, "cross:second")).containsExactly("2 -10 at 1201");
        assertThat(fund(runs, "cross")).isEqualTo(10_880 * DOLLAR);
        assertThat(fund(runs, "cross:second")).isEqualTo(10_640 * DOLLAR);
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void aContractFindsInASharedFundWhatOthersHaveLeft() {
        List<VenueRun> runs = Replays.onModels("golden/book-shared-fund");

        assertThat(of(runs, "shared").paidBy())
                .contains(entry(Payer.INSURANCE_FUND, 450 * DOLLAR), entry(Payer.ADL, 0L));
        assertThat(of(runs, "shared:alt").paidBy())
                .contains(entry(Payer.INSURANCE_FUND, 450 * DOLLAR), entry(Payer.ADL, 450 * DOLLAR));
        assertThat(transfers(of(runs, "shared"), Reason.FUNDING)).containsExactly("-1 external -> insuranceFund 900");
        assertThat(transfers(of(runs, "shared"), Reason.SHARED_FUND))
                .containsExactly("2 insuranceFund -> otherContracts 450");
        assertThat(transfers(of(runs, "shared:alt"), Reason.SHARED_FUND))
                .containsExactly("2 otherContracts -> insuranceFund 450");
        assertThat(fund(runs, "shared")).isZero();
        assertThat(fund(runs, "shared:alt")).isZero();
        assertThat(of(runs, "own").paidBy()).contains(entry(Payer.INSURANCE_FUND, 0L), entry(Payer.ADL, 450 * DOLLAR));
        assertThat(of(runs, "own:alt").paidBy())
                .contains(entry(Payer.INSURANCE_FUND, 900 * DOLLAR), entry(Payer.ADL, 0L));
        assertThat(of(runs, "capped").paidBy())
                .contains(entry(Payer.INSURANCE_FUND, 0L), entry(Payer.ADL, 450 * DOLLAR));
        assertThat(of(runs, "capped:alt").paidBy())
                .contains(entry(Payer.INSURANCE_FUND, 360 * DOLLAR), entry(Payer.ADL, 540 * DOLLAR));
        assertThat(fund(runs, "capped")).isEqualTo(540 * DOLLAR);
        assertThat(runs)
                .extracting(VenueRun::firstLossCapital)
                .containsExactly(900 * DOLLAR, 0L, 0L, 900 * DOLLAR, 900 * DOLLAR, 0L);
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void aSharedFundHoldsPositionsOfAllItsContractsAndLeavesThemTogether() {
        List<VenueRun> runs = Replays.onModels("golden/book-shared-holder");

        assertThat(transfers(of(runs, "pool"), Reason.INJECTION)).containsExactly("2 external -> insuranceFund 2000");
        assertThat(paid(runs, "pool")).isEqualTo("fund 0, adl 0, open 100");
        assertThat(paid(runs, "pool:alt")).isEqualTo("fund 0, adl 14, open 56");
        assertThat(fund(runs, "pool")).isEqualTo(12_000 * DOLLAR);
        assertThat(paid(runs, "alone")).isEqualTo("fund 0, adl 0, open 100");
        assertThat(paid(runs, "alone:alt")).isEqualTo("fund 0, adl 34, open 36");
        assertThat(paid(runs, "leaving")).isEqualTo("fund 100, adl 0, open 0");
        assertThat(paid(runs, "leaving:alt")).isEqualTo("fund 0, adl 40, open 0");
        assertThat(fund(runs, "leaving")).isEqualTo(9900 * DOLLAR);
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    private static String paid(List<VenueRun> runs, String id) {
        VenueRun run = of(runs, id);
        return "fund %d, adl %d, open %d"
                .formatted(
                        run.paidBy().getOrDefault(Payer.INSURANCE_FUND, 0L) / DOLLAR,
                        run.paidBy().getOrDefault(Payer.ADL, 0L) / DOLLAR,
                        run.openInventoryLoss() / DOLLAR);
    }

    @Test
    void deleveragingClosesBothLegsOfAHedgeOrLeavesOneNaked() {
        List<VenueRun> runs = Replays.onModels("golden/book-hedges");

        assertThat(hedges(runs, "naive")).containsExactly(new LossWave.Hedges(0, 1, 8000 * DOLLAR));
        assertThat(hedges(runs, "aware")).containsExactly(new LossWave.Hedges(1, 0, 0));
        assertThat(hedges(runs, "thin")).containsExactly(new LossWave.Hedges(1, 0, 0));
        assertThat(transfers(of(runs, "naive:second"), Reason.PAYOUT)).isEmpty();
        assertThat(transfers(of(runs, "naive:second"), Reason.ALLOTMENT))
                .containsExactly("1 otherContracts -> trader:2 3500");
        assertThat(transfers(of(runs, "aware:second"), Reason.TRADE))
                .containsExactly("-1 trader:2 -> house 10000", "1 marketMaker -> trader:2 8000");
        assertThat(transfers(of(runs, "aware:second"), Reason.PAYOUT)).containsExactly("1 trader:2 -> external 4500");
        assertThat(transfers(of(runs, "thin:second"), Reason.TRADE))
                .containsExactly("-1 trader:2 -> house 10000", "1 marketMaker -> trader:2 3200");
        assertThat(transfers(of(runs, "thin"), Reason.ADL))
                .containsExactly("1 trader:2 -> engine 600", "1 trader:3 -> engine 900");
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    private static List<String> closed(List<VenueRun> runs, String id) {
        return of(runs, id).liquidations().stream()
                .map(row -> row.account() + " " + row.size() + " at " + amount(row.executionPrice(), Decimals.PRICE))
                .toList();
    }

    private static List<LossWave.Hedges> hedges(List<VenueRun> runs, String id) {
        return of(runs, id).lossWaves().stream().map(LossWave::hedges).toList();
    }

    private static List<String> transfers(VenueRun run, Reason reason) {
        return run.ledger().transfers().stream()
                .filter(transfer -> transfer.reason() == reason)
                .map(transfer -> "%d %s -> %s %s"
                        .formatted(
                                transfer.step(),
                                transfer.from(),
                                transfer.to(),
                                amount(transfer.amount(), Decimals.MONEY)))
                .toList();
    }

    private static String amount(long units, int decimals) {
        return Decimals.format(units, decimals).replaceAll("\\.?0+$", "");
    }

    private static long fund(List<VenueRun> runs, String id) {
        return of(runs, id).ledger().balance(Account.INSURANCE_FUND);
    }

    private static VenueRun of(List<VenueRun> runs, String id) {
        return Replays.of(runs, id, VenueRun.Kind.CEX);
    }
}
