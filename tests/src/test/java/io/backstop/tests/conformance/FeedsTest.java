package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds of signed reports and what may be asked of them, worked out on paper in the scenarios' own comments. */
class FeedsTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    /** The first step of 1 January 2025. */
    private static final long START = 1_735_689_600;

    private static final List<VenueRun> OPTION = Replays.onChain("golden/free-option");

    @Test
    void pull() {
        List<VenueRun> runs = Replays.onChain("golden/pull");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            Liquidation row = run.liquidations().getFirst();
            assertThat(List.of(row.crossedAt(), row.seenAt(), row.closedAt())).containsExactly(10, 12, 15);
            assertThat(row.executionPrice()).isEqualTo(1950 * PRICE);
            assertThat(run.shortfall()).isEqualTo(1000 * USD);
            assertThat(run.attribution()).isEqualTo(new Attribution(1000 * USD, 0, 500 * USD, 0, -500 * USD));
            assertThat(run.latencyTransfer()).isEqualTo(500 * USD);
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_003_450 * USD);
            assertThat(run.refusals()).isEmpty();
        }
    }

    @Test
    void bidAsk() {
        List<VenueRun> runs = Replays.onChain("golden/bid-ask");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(run.liquidations().getFirst().executionPrice()).isEqualTo(1950 * PRICE);
            assertThat(run.attribution()).isEqualTo(new Attribution(1000 * USD, 0, 500 * USD, 0, -500 * USD));
            assertThat(run.latencyTransfer()).isEqualTo(498_055_000);
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_003_453_945_000L);
            assertThat(run.refusals()).isEmpty();
        }
    }

    /** What is left to the accounts, which the keeper closes at the newest report or at the worst that a bound leaves. */
    @ParameterizedTest
    @CsvSource({
        "newest,          0, 1600, 5000, 2",
        "worst,           0,  100, 1000, 3",
        "worst-age,       0, 1600, 5000, 2",
        "worst-since,     0,  100, 5000, 2",
        "worst-contained, 4000, 4100, 5000, 0",
        "worst-version,   4000, 4100, 5000, 0"
    })
    void freeOption(String venue, long first, long second, long third, long closed) {
        for (VenueRun run : List.of(of(venue, VenueRun.Kind.ON_CHAIN), of(venue, VenueRun.Kind.MIRROR))) {
            assertThat(run.liquidationCount()).isEqualTo(closed);
            assertThat(List.of(left(run, 1), left(run, 2), left(run, 3)))
                    .containsExactly(first * USD, second * USD, third * USD);
        }
        Conformance.assertEqual(OPTION, venue);
    }

    @Test
    void guards() {
        List<VenueRun> runs = Replays.onChain("golden/guards");

        assertGuard(runs, "price-guard", 15, new Attribution(1000 * USD, 0, 500 * USD, 0, -500 * USD));
        assertGuard(runs, "reference", 21, new Attribution(1000 * USD, 0, 500 * USD, 0, 0));
        assertGuard(runs, "resume-grace", 18, new Attribution(1000 * USD, 0, 500 * USD, 0, 0));
        assertThat(refusals(runs, "price-guard")).containsExactly("PriceNotValid(0, 2)", "NoPosition(2)");
        assertThat(refusals(runs, "reference")).containsExactly("TooFarFromReference(194500000000, 200000000000)");
        assertThat(refusals(runs, "resume-grace")).isEmpty();
    }

    @Test
    void twoStepOrders() {
        List<VenueRun> runs = Replays.onChain("golden/two-step-orders");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(refused(run)).containsExactly("InsufficientMargin(3, 10000000, 398000000)", expired(3, 12, 8));
            assertThat(run.ledger().balance(Account.trader(2))).isEqualTo(2000 * USD);
            assertThat(run.ledger().balance(Account.KEEPER)).isEqualTo(4 * USD);
            assertThat(run.ledger().balance(Account.ORDER_ESCROW)).isEqualTo(2 * USD);
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_000_000 * USD);
            assertThat(feesOf(run)).containsExactly(fee(11, 2), fee(11, 3));
            // The last report on chain is 1990: the long has lost 1000, the short was opened there.
            assertThat(run.lpRun().leftAssets()).isEqualTo(1_001_000 * USD);
        }
    }

    @Test
    void requestCommit() {
        List<VenueRun> runs = Replays.onChain("golden/request-commit");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            Liquidation row = run.liquidations().getFirst();
            assertThat(List.of(row.crossedAt(), row.seenAt(), row.closedAt())).containsExactly(10, 11, 19);
            assertThat(row.executionPrice()).isEqualTo(1950 * PRICE);
            assertThat(run.attribution()).isEqualTo(new Attribution(0, 0, 1500 * USD, 0, -500 * USD));
            assertThat(run.latencyTransfer()).isEqualTo(500 * USD);
            assertThat(refused(run)).containsExactly(expired(2, 25, 20));
            assertThat(feesOf(run)).containsExactly(fee(9, 2));
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_004_000 * USD);
            assertThat(run.lpRun().leftAssets()).isEqualTo(1_003_460 * USD);
        }
    }

    private static String expired(int id, int asked, int lifetime) {
        return "RequestExpired(%d, %d)".formatted(id, START + asked + lifetime);
    }

    private static Transfer fee(int step, int account) {
        return new Transfer(step, Account.trader(account), Account.KEEPER, Asset.USD, 2 * USD, Reason.EXECUTION_FEE);
    }

    private static List<Transfer> feesOf(VenueRun run) {
        return run.ledger().transfers().stream()
                .filter(transfer -> transfer.reason() == Reason.EXECUTION_FEE)
                .toList();
    }

    private static List<String> refused(VenueRun run) {
        return run.refusals().stream().map(row -> row.error().toString()).toList();
    }

    /** Funding, parts and deleveraging by a keeper that must ask for health at a price that is not on chain yet. */
    @Test
    void everythingThatAKeeperDoesIsDoneWithReports() {
        List<VenueRun> runs = Replays.onChain(
                "composed",
                "venues.composed.oracle={delay: 20s, source: {kind: pull, confidence: 0.1%, spread: 0.05%, fee: 7}}");

        Conformance.assertEqual(runs, "composed");
        assertThat(Replays.first(runs, VenueRun.Kind.MIRROR).paidBy().get(Payer.ADL))
                .isPositive();
    }

    /** Both feeds of a MARKET venue, each with its own report; 3 s after its observation the keeper decides at 1979. */
    @Test
    void aMarketVenueIsClosedAtTheReportOfItsSecondFeed() {
        List<VenueRun> runs = Replays.onChain(
                "golden/market-lag-30s-keeper-12s",
                "venues.pool.oracle={delay: 3s, source: {kind: pull}}",
                "venues.pool.executionOracle={delay: 1s, source: {kind: pull}}");

        Conformance.assertEqual(runs, "pool");
        Liquidation row =
                Replays.first(runs, VenueRun.Kind.MIRROR).liquidations().getFirst();
        assertThat(List.of(row.seenAt(), row.closedAt())).containsExactly(24, 36);
        assertThat(List.of(row.markPrice(), row.executionPrice())).containsExactly(1979 * PRICE, 1977 * PRICE);
    }

    private static void assertGuard(List<VenueRun> runs, String venue, int closedAt, Attribution causes) {
        Conformance.assertEqual(runs, venue);
        VenueRun run = Replays.of(runs, venue, VenueRun.Kind.ON_CHAIN);
        assertThat(run.liquidations().getFirst().closedAt()).isEqualTo(closedAt);
        assertThat(run.attribution()).isEqualTo(causes);
    }

    private static List<String> refusals(List<VenueRun> runs, String venue) {
        return Replays.of(runs, venue, VenueRun.Kind.ON_CHAIN).refusals().stream()
                .map(refused -> refused.error().toString())
                .toList();
    }

    private static VenueRun of(String venue, VenueRun.Kind kind) {
        return Replays.of(OPTION, venue, kind);
    }

    /** What an account was paid out, or still holds as collateral. */
    private static long left(VenueRun run, int account) {
        return run.liquidations().stream()
                .filter(row -> row.account() == account)
                .mapToLong(Liquidation::payout)
                .findFirst()
                .orElseGet(() -> run.ledger().balance(Account.trader(account)));
    }
}
