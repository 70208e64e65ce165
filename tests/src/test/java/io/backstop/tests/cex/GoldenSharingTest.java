package io.backstop.tests.cex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.LightChange;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How losses are shared, and who pays before they are: scenarios that were worked out on paper; the working stands in each file. */
class GoldenSharingTest {

    private static final long DOLLAR = 1_000_000;

    @Test
    void everyRuleSharesTheSameLossDifferently() {
        List<VenueRun> runs = Replays.onModels("golden/book-sharing-rules");

        assertThat(cents(runs, "by-profit")).containsExactly("3 500.000000", "4 333.333333", "5 166.666667");
        assertThat(cents(runs, "by-equity")).containsExactly("3 500.000000", "4 250.000000", "5 250.000000");
        assertThat(cents(runs, "by-contracts")).containsExactly("3 250.000000", "4 500.000000", "5 250.000000");
        assertThat(cents(runs, "levered")).containsExactly("3 230.769231", "4 615.384615", "5 153.846154");
        assertThat(cents(runs, "risk-aware")).containsExactly("3 76.923077", "4 820.512820", "5 102.564103");
        assertThat(cents(runs, "beyond-two")).containsExactly("4 1000.000000");
        assertThat(cents(runs, "capped")).containsExactly("3 390.000000", "4 195.000000", "5 195.000000");
        assertThat(cents(runs, "queue")).containsExactly("4 1000.000000");
        assertThat(cents(runs, "largest-two")).containsExactly("3 333.333333", "4 666.666667");
        assertThat(cents(runs, "whole-lots")).containsExactly("3 450.000000", "4 150.000000", "5 150.000000");
        assertThat(cents(runs, "met")).containsExactly("3 600.000000", "4 300.000000", "5 100.000000");
        assertThat(cents(runs, "split")).containsExactly("3 200.000000", "4 600.000000", "5 200.000000");
        assertThat(of(runs, "whole-lots").paidBy()).contains(entry(Payer.BAD_DEBT, 250 * DOLLAR));
        assertThat(of(runs, "met").ledger().balance(Account.INSURANCE_FUND)).isEqualTo(50 * DOLLAR);
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void whatWasWonSinceTheSettlementIsTakenBackFromWhoIsStillThere() {
        List<VenueRun> runs = Replays.onModels("golden/book-clawback");

        assertThat(taken(of(runs, "a-day"), Reason.CLAWBACK)).containsExactly("3 750.000000", "4 250.000000");
        assertThat(of(runs, "a-day").paidBy()).contains(entry(Payer.CLAWBACK, 1000 * DOLLAR));
        assertThat(of(runs, "a-second").paidBy())
                .contains(entry(Payer.CLAWBACK, 0L), entry(Payer.BAD_DEBT, 1000 * DOLLAR));
        // 750 of 10,000 + 6000 + 4 x 950
        assertThat(of(runs, "a-day").lossWaves())
                .containsExactly(new LossWave(
                        2,
                        LossWave.Kind.CLAWBACK,
                        1000 * DOLLAR,
                        1000 * DOLLAR,
                        1000 * DOLLAR,
                        1000 * DOLLAR,
                        0,
                        0,
                        0,
                        37_878_788,
                        2,
                        null));
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void whatAFundMayHoldMakesDeleveragingDueThatNobodyNeeded() {
        List<VenueRun> runs = Replays.onModels("golden/book-triggers");

        assertThat(of(runs, "three-times").paidBy())
                .contains(entry(Payer.ADL, 50 * DOLLAR), entry(Payer.INSURANCE_FUND, 100 * DOLLAR));
        // 50 of 30,000 + 30 x 35
        assertThat(of(runs, "three-times").lossWaves())
                .containsExactly(new LossWave(
                        1,
                        LossWave.Kind.ADL,
                        0,
                        50 * DOLLAR,
                        50 * DOLLAR,
                        50 * DOLLAR,
                        0,
                        50 * DOLLAR,
                        0,
                        1_610_306,
                        1,
                        null));
        for (String id : List.of("four-times", "both")) {
            assertThat(of(runs, id).paidBy()).contains(entry(Payer.ADL, 0L), entry(Payer.INSURANCE_FUND, 200 * DOLLAR));
            assertThat(of(runs, id).openInventoryLoss()).isEqualTo(100 * DOLLAR);
        }
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void aWaveIsHeldAgainstTheSamePathWithoutIt() {
        VenueRun run = of(Replays.onModels("golden/book-overshoot"), "told");

        assertThat(run.lossWaves())
                .containsExactly(new LossWave(
                        1,
                        LossWave.Kind.ADL,
                        100 * DOLLAR,
                        100 * DOLLAR,
                        100 * DOLLAR,
                        100 * DOLLAR,
                        0,
                        0,
                        0,
                        22_222_223, // 50 of 2250
                        2,
                        new LossWave.Hindsight(0, 500 * DOLLAR)));
        assertThat(run.lights())
                .containsExactly(
                        new LightChange(0, 1, 5),
                        new LightChange(0, 2, 5),
                        new LightChange(0, 3, 3),
                        new LightChange(1, 1, 0),
                        new LightChange(1, 3, 0));
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void whoLiesOnAChainPaysWhenTheBatchSettles() {
        List<VenueRun> runs = Replays.onModels("golden/book-hybrid");

        assertThat(payments(of(runs, "at-once")))
                .containsExactly(
                        "1 insuranceFund 30",
                        "1 safetyModule 50",
                        "1 treasury 20",
                        "2 safetyModule 10",
                        "2 treasury 80",
                        "2 trader:3 10");
        assertThat(payments(of(runs, "in-batches")))
                .containsExactly(
                        "3 insuranceFund 30",
                        "3 safetyModule 50",
                        "3 treasury 20",
                        "4 safetyModule 10",
                        "4 treasury 80",
                        "4 trader:3 10");
        assertThat(payments(of(runs, "fund-here")))
                .containsExactly(
                        "1 insuranceFund 30",
                        "3 safetyModule 50",
                        "3 treasury 20",
                        "4 safetyModule 10",
                        "4 treasury 80",
                        "4 trader:3 10");
        assertThat(payments(of(runs, "too-late"))).isEmpty();
        assertThat(runs).extracting(VenueRun::pendingShortfall).containsExactly(0L, 0L, 0L, 200 * DOLLAR);
        assertThat(runs)
                .allMatch(VenueRun::checksHold)
                .allMatch(run -> run.shortfall() == 200 * DOLLAR && run.firstLossCapital() == 190 * DOLLAR);
    }

    @Test
    void collateralThatComesOverABridgeComesTooLate() {
        List<VenueRun> runs = Replays.onModels("golden/book-bridge");
        VenueRun here = of(runs, "here");
        VenueRun bridge = of(runs, "bridge");

        assertThat(here.liquidations()).isEmpty();
        assertThat(here.refusals()).isEmpty();
        assertThat(bridge.liquidationCount()).isEqualTo(1);
        assertThat(bridge.ledger().balance(Account.INSURANCE_FUND)).isEqualTo(150 * DOLLAR);
        assertThat(bridge.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.error().toString()).startsWith("NoPosition"));
        assertThat(bridge.ledger().balance(Account.trader(2))).isEqualTo((100 - 1991) * DOLLAR);
        assertThat(here.ledger().balance(Account.trader(2))).isEqualTo((100 - 1986) * DOLLAR);
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    /** Who paid for a shortfall and when, as {@code 1 treasury 20}. */
    private static List<String> payments(VenueRun run) {
        return run.ledger().transfers().stream()
                .filter(transfer -> transfer.reason() == Reason.SHORTFALL
                        || transfer.reason() == Reason.ADL
                        || transfer.reason() == Reason.SOCIALISED_LOSS)
                .map(transfer -> transfer.step() + " " + transfer.from() + " " + transfer.amount() / DOLLAR)
                .toList();
    }

    private static List<String> cents(List<VenueRun> runs, String id) {
        return taken(of(runs, id), Reason.SOCIALISED_LOSS);
    }

    /** Traders and what was taken from them, as {@code 3 750.000000}. */
    private static List<String> taken(VenueRun run, Reason reason) {
        return run.ledger().transfers().stream()
                .filter(transfer -> transfer.reason() == reason)
                .map(transfer -> transfer.from().id() + " " + Decimals.format(transfer.amount(), Decimals.MONEY))
                .toList();
    }

    private static VenueRun of(List<VenueRun> runs, String id) {
        return Replays.of(runs, id, VenueRun.Kind.CEX);
    }
}
