package io.backstop.tests.cex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Scenarios of book venues that were worked out on paper; the working stands in each file. */
class GoldenBooksTest {

    private static final long DOLLAR = 1_000_000;

    @Test
    void markTriggerAndClosePriceDecideWhoPays() {
        List<VenueRun> runs = Replays.onModels("golden/book-drawdown");

        VenueRun spared = of(runs, "spared");
        assertThat(spared.paidBy())
                .contains(entry(Payer.INSURANCE_FUND, 1665 * DOLLAR), entry(Payer.ADL, 500 * DOLLAR));
        assertThat(spared.openInventoryLoss()).isEqualTo(735 * DOLLAR);
        assertThat(of(runs, "at-the-mark").paidBy())
                .contains(entry(Payer.INSURANCE_FUND, 3500 * DOLLAR), entry(Payer.ADL, 0L));
        assertThat(of(runs, "fair").paidBy())
                .contains(entry(Payer.INSURANCE_FUND, 1450 * DOLLAR), entry(Payer.ADL, 7920 * DOLLAR));
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void theSameLossIsSharedByEachVenuesRule() {
        List<VenueRun> runs = Replays.onModels("golden/book-sharing");

        assertThat(shared(of(runs, "by-profit"))).containsExactly(666_666_667L, 333_333_333L);
        assertThat(shared(of(runs, "by-contracts"))).containsExactly(500 * DOLLAR, 500 * DOLLAR);
        assertThat(shared(of(runs, "capped"))).containsExactly(390 * DOLLAR, 195 * DOLLAR);
        assertThat(of(runs, "capped").paidBy()).contains(entry(Payer.BAD_DEBT, 415 * DOLLAR));
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void theSameAccountIsClosedByEachVenuesRules() {
        List<VenueRun> runs = Replays.onModels("golden/book-liquidation");

        assertThat(closed(of(runs, "compliance"))).containsExactly("55 in 1..1");
        assertThat(of(runs, "compliance").ledger().balance(Account.INSURANCE_FUND))
                .isEqualTo(107_800_000);
        assertThat(closed(of(runs, "two-tiers"))).containsExactly("49 in 1..1");
        assertThat(closed(of(runs, "waiting"))).containsExactly("80 in 1..4");
        assertThat(of(runs, "waiting").ledger().balance(Account.trader(1))).isEqualTo(-38_800 * DOLLAR);
        assertThat(closed(of(runs, "in-parts"))).containsExactly("40 in 1..4");
        assertThat(runs).allMatch(VenueRun::checksHold).allMatch(run -> run.shortfall() == 0);
    }

    @Test
    void theMarginDecidesWhenAnAccountIsLiquidated() {
        List<VenueRun> runs = Replays.onModels("golden/book-margins");

        assertThat(closes(of(runs, "market"))).containsExactly(tuple(3, 22_500 * DOLLAR));
        assertThat(closes(of(runs, "deribit"))).containsExactly(tuple(2, 27_500 * DOLLAR));
        assertThat(closes(of(runs, "binance"))).isEmpty();
        assertThat(closes(of(runs, "ftx"))).containsExactly(tuple(1, 40_000 * DOLLAR));
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void aFundInCoinsLosesWorthInACrash() {
        List<VenueRun> runs = Replays.onModels("golden/book-inverse");
        VenueRun linear = of(runs, "linear");
        VenueRun inverse = of(runs, "inverse");

        assertThat(linear.paidBy()).contains(entry(Payer.INSURANCE_FUND, 10_000 * DOLLAR));
        assertThat(linear.ledger().balance(Account.INSURANCE_FUND)).isEqualTo(70_000 * DOLLAR);
        assertThat(inverse.paidBy()).contains(entry(Payer.INSURANCE_FUND, 17_500 * DOLLAR));
        assertThat(inverse.ledger().coinsOf(Account.INSURANCE_FUND)).isEqualTo(650_000_000);
        assertThat(inverse.ledger().balance(Account.INSURANCE_FUND)).isZero();
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void whoTakesAPositionOverBearsWhatItLoses() {
        List<VenueRun> runs = Replays.onModels("golden/book-backstops");
        VenueRun vault = of(runs, "vault");
        VenueRun providers = of(runs, "providers");
        VenueRun fund = of(runs, "fund");

        assertThat(vault.paidBy()).contains(entry(Payer.BACKSTOP_VAULT, 100 * DOLLAR), entry(Payer.ADL, 0L));
        assertThat(vault.ledger().balance(Account.BACKSTOP_VAULT)).isEqualTo(5000 * DOLLAR);
        assertThat(vault.openInventoryLoss()).isEqualTo(800 * DOLLAR);
        assertThat(providers.paidBy()).contains(entry(Payer.ADL, 300 * DOLLAR));
        assertThat(providers.ledger().balance(Account.PROVIDERS)).isEqualTo(-39_200 * DOLLAR);
        assertThat(fund.paidBy()).contains(entry(Payer.ADL, 900 * DOLLAR), entry(Payer.INSURANCE_FUND, 0L));
        assertThat(fund.openInventoryLoss()).isEqualTo(100 * DOLLAR);
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    private static List<String> closed(VenueRun run) {
        return run.liquidations().stream()
                .map(row -> row.size() + " in " + row.closedAt() + ".." + row.finishedAt())
                .toList();
    }

    private static List<Tuple> closes(VenueRun run) {
        return run.ledger().transfers().stream()
                .filter(transfer -> transfer.reason() == Reason.LIQUIDATION_SURPLUS)
                .map(transfer -> tuple(transfer.step(), transfer.amount()))
                .toList();
    }

    private static List<Long> shared(VenueRun run) {
        return run.ledger().transfers().stream()
                .filter(transfer -> transfer.reason() == Reason.SOCIALISED_LOSS)
                .map(Transfer::amount)
                .toList();
    }

    private static VenueRun of(List<VenueRun> runs, String id) {
        return Replays.of(runs, id, VenueRun.Kind.CEX);
    }
}
