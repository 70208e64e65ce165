package io.backstop.tests.cex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.FundingTotals;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.Reduction;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;
import java.util.function.Predicate;
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
        assertThat(closes(of(runs, "okx"))).containsExactly(tuple(2, 27_500 * DOLLAR));
        assertThat(of(runs, "in-coins").liquidations())
                .extracting(Liquidation::closedAt)
                .containsExactly(2);
        assertThat(of(runs, "in-coins").ledger().coinsOf(Account.INSURANCE_FUND))
                .isEqualTo(27_295_661);
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void aRiskLimitIsLoweredAndOnlyWhatIsAboveItIsSold() {
        List<VenueRun> runs = Replays.onModels("golden/book-risk-limits");

        assertThat(closed(of(runs, "one-ratio"))).isEmpty();
        assertThat(closed(of(runs, "limits"))).containsExactly("540000 in 1..1");
        assertThat(closed(of(runs, "chosen"))).containsExactly("540000 in 1..1");
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

    @Test
    void collateralInTheCoinFallsWithThePositionThatItBacks() {
        List<VenueRun> runs = Replays.onModels("golden/book-collateral");

        assertThat(of(runs, "dollars").paidBy()).contains(entry(Payer.INSURANCE_FUND, 10_000 * DOLLAR));
        assertThat(closes(of(runs, "coins"))).containsExactly(tuple(1, 1650 * DOLLAR));
        assertThat(of(runs, "coins").shortfall()).isZero();
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void feesComeFromWhatIsLeftAndMakeNoShortfall() {
        List<VenueRun> runs = Replays.onModels("golden/book-fees");

        assertThat(of(runs, "free").ledger().balance(Account.INSURANCE_FUND)).isEqualTo(1042 * DOLLAR);
        assertThat(of(runs, "fees").ledger().balance(Account.INSURANCE_FUND)).isEqualTo(1_042_730_000);
        assertThat(of(runs, "fees").ledger().balance(Account.TRADING_FEES)).isEqualTo(388_920_000);
        assertThat(of(runs, "fees").shortfall())
                .isEqualTo(of(runs, "free").shortfall())
                .isEqualTo(104 * DOLLAR);
        assertThat(of(runs, "fees").feesWaived()).isEqualTo(93 * DOLLAR);
        assertThat(of(runs, "fees").liquidations())
                .extracting(Liquidation::account, Liquidation::liquidationFee, Liquidation::feesWaived)
                .containsExactly(tuple(1, 96_500_000L, 0L), tuple(2, 0L, 93 * DOLLAR));
        assertThat(paidOut(of(runs, "free"), 3)).isEqualTo(1640 * DOLLAR);
        assertThat(paidOut(of(runs, "fees"), 3)).isEqualTo(1_443_400_000);

        assertThat(of(runs, "reserved").shortfall()).isZero();
        assertThat(of(runs, "reserved").ledger().balance(Account.INSURANCE_FUND))
                .isEqualTo(1_315_880_000);

        assertThat(of(runs, "winners").paidBy()).contains(entry(Payer.ADL, 308 * DOLLAR));
        assertThat(paidOut(of(runs, "winners"), 4)).isEqualTo(5_448_480_000L);
        assertThat(of(runs, "winners").ledger().balance(Account.TRADING_FEES)).isEqualTo(47_520_000);
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void anEnginesOrderPaysItsFeeOutOfWhatItBringsBeyondTheTakeover() {
        VenueRun thin = of(Replays.onModels("golden/book-fees"), "thin");

        assertThat(thin.ledger().transfers())
                .filteredOn(transfer -> transfer.step() == 1 && transfer.reason() == Reason.TRADING_FEE)
                .extracting(Transfer::from, Transfer::to, Transfer::amount)
                .containsExactly(
                        tuple(Account.trader(1), Account.TRADING_FEES, 48_250_000L),
                        tuple(Account.ENGINE, Account.TRADING_FEES, 23 * DOLLAR));
        assertThat(thin.liquidations().getFirst())
                .extracting(Liquidation::liquidationFee, Liquidation::feesWaived)
                .containsExactly(71_250_000L, 24_750_000L);
        assertThat(closes(thin)).contains(tuple(1, 24_750_000L));
    }

    private static long paidOut(VenueRun run, int account) {
        return run.ledger().transfers().stream()
                .filter(transfer ->
                        transfer.reason() == Reason.PAYOUT && transfer.from().equals(Account.trader(account)))
                .mapToLong(Transfer::amount)
                .sum();
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

    @Test
    void aMakerWithMarginIsLiquidatedAndGoneAndOthersRetreatOrFail() {
        List<VenueRun> runs = Replays.onModels("golden/book-makers");

        VenueRun liquidated = of(runs, "liquidated");
        assertThat(liquidated.liquidations())
                .extracting(Liquidation::account, Liquidation::size, Liquidation::collateral, Liquidation::shortfall)
                .containsExactly(tuple(10, 10L, 1000 * DOLLAR, 130 * DOLLAR));
        assertThat(liquidated.ledger().balance(Account.trader(10))).isZero();
        assertThat(liquidated.ledger().balance(Account.INSURANCE_FUND)).isEqualTo(870 * DOLLAR);
        assertThat(tradesWith(liquidated, Account.trader(10)))
                .containsExactly("0 trader:10 -> trader:1 9900", "1 engine -> trader:10 8900");
        assertThat(tradesWith(liquidated, Account.MARKET_MAKER))
                .containsExactly(
                        "1 marketMaker -> engine 8770",
                        "2 trader:2 -> marketMaker 4565",
                        "2 trader:3 -> marketMaker 4565");
        assertThat(tradesWith(of(runs, "retreating"), Account.MARKET_MAKER))
                .containsExactly("0 marketMaker -> trader:1 9900", "2 trader:2 -> marketMaker 4520");
        assertThat(refusals(of(runs, "retreating"))).containsExactly("NoLiquidity(3, 0)");
        assertThat(refusals(of(runs, "away"))).containsExactly("NoLiquidity(2, 0)", "NoLiquidity(3, 0)");
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void aHouseWithMarginIsLiquidatedOrDeleveragedAsAnybody() {
        List<VenueRun> runs = Replays.onModels("golden/book-house");

        VenueRun owes = of(runs, "owes");
        assertThat(adl(owes)).containsExactly("3 trader:2 -> engine 200", "3 house -> engine 200");
        VenueRun liquidated = of(runs, "liquidated");
        assertThat(liquidated.liquidations())
                .extracting(Liquidation::account, Liquidation::size, Liquidation::collateral, Liquidation::shortfall)
                .containsExactly(tuple(3, -6L, 600 * DOLLAR, 200 * DOLLAR));
        assertThat(adl(liquidated)).containsExactly("2 trader:1 -> engine 200");
        assertThat(liquidated.openInventoryLoss()).isZero();
        assertThat(liquidated.ledger().balance(Account.trader(3))).isZero();
        assertThat(liquidated.ledger().balance(Account.HOUSE)).isEqualTo(-40 * DOLLAR);
        assertThat(adl(of(runs, "enough"))).containsExactly("3 trader:2 -> engine 200", "3 trader:3 -> engine 200");
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    private static List<String> adl(VenueRun run) {
        return texts(run, transfer -> transfer.reason() == Reason.ADL);
    }

    @Test
    void longsPayForAPremiumAndAreLiquidatedForIt() {
        List<VenueRun> runs = Replays.onModels("golden/book-funding");

        VenueRun interval = of(runs, "interval");
        assertThat(funding(interval))
                .containsExactly(
                        "2 trader:1 -> fundingPot 950", "2 fundingPot -> trader:2 570", "2 fundingPot -> house 380");
        assertThat(interval.marks().at(3)).isEqualTo(97_460_750_000L);
        assertThat(interval.liquidations())
                .extracting(Liquidation::account, Liquidation::collateral)
                .containsExactly(tuple(1, 4000 * DOLLAR));
        assertThat(interval.ledger().balance(Account.INSURANCE_FUND)).isEqualTo(1550 * DOLLAR);
        assertThat(funding(of(runs, "continuous")))
                .containsExactly(
                        "2 trader:1 -> fundingPot 277.887500",
                        "2 fundingPot -> trader:2 166.732500",
                        "2 fundingPot -> house 111.155000");
        assertThat(FundingTotals.of(of(runs, "continuous"))).isEqualTo(new FundingTotals(277_887_500, 166_732_500));
        assertThat(of(runs, "continuous").liquidations()).isEmpty();
        assertThat(of(runs, "free").liquidations()).isEmpty();
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void largePositionsAreCutWhileThereAreBids() {
        List<VenueRun> runs = Replays.onModels("golden/book-reduction");

        assertThat(of(runs, "reducing").reductions())
                .containsExactly(
                        new Reduction(1, 1, 12, 12_000 * DOLLAR),
                        new Reduction(1, 2, 3, 3000 * DOLLAR),
                        new Reduction(2, 1, 4, 4000 * DOLLAR),
                        new Reduction(2, 2, 1, 1000 * DOLLAR));
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void ordersBeyondALimitAreRefused() {
        List<VenueRun> runs = Replays.onModels("golden/book-limits");

        assertThat(refusals(of(runs, "limited")))
                .containsExactly(
                        "OpenInterestAboveCap(4, 61000000000, 60000000000)",
                        "LeverageAboveLimit(5, 5000000000, 2475000000)");
        assertThat(tradesWith(of(runs, "limited"), Account.MARKET_MAKER))
                .containsExactly("0 marketMaker -> trader:6 5000");
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    private static List<String> refusals(VenueRun run) {
        return run.refusals().stream()
                .map(refusal -> refusal.error().toString())
                .toList();
    }

    private static List<String> tradesWith(VenueRun run, Account account) {
        return texts(
                run,
                transfer -> transfer.reason() == Reason.TRADE
                        && (transfer.from().equals(account) || transfer.to().equals(account)));
    }

    private static List<String> funding(VenueRun run) {
        return texts(run, transfer -> transfer.reason() == Reason.FUNDING_PAYMENT);
    }

    private static List<String> texts(VenueRun run, Predicate<Transfer> wanted) {
        return run.ledger().transfers().stream()
                .filter(wanted)
                .map(transfer -> "%d %s -> %s %s"
                        .formatted(transfer.step(), transfer.from(), transfer.to(), dollars(transfer.amount())))
                .toList();
    }

    private static String dollars(long amount) {
        return amount % DOLLAR == 0 ? Long.toString(amount / DOLLAR) : Decimals.format(amount, Decimals.MONEY);
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
