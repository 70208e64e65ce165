package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.OracleFees;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fees for prices that are brought, worked out on paper in the scenario's own comment. */
class OracleFeesTest {

    private static final long USD = 1_000_000;

    private static final List<VenueRun> RUNS = Replays.onChain("golden/oracle-fees");

    /** Fees in wei and micro-dollars. */
    @ParameterizedTest
    @CsvSource({
        "free,                     0,         0,                0,         0",
        "one-wei,                  2,         0,                1,         0",
        "dear,       400000000000000, 1_000_000,  200000000000000,   600_000",
        "too-dear,  1000000000000000, 2_000_000, 1000000000000000, 3_000_000",
        "two-feeds,  200000000000006,   500_000,  100000000000003,   300_000",
        "pushed,    1000000000000000, 2_000_000, 1000000000000000, 3_000_000",
        "asked,      200000000000000,   400_000,                0,         0"
    })
    void whoBringsAPricePaysForIt(
            String venue, long keeperWei, String keeperDollars, long tradersWei, String tradersDollars) {
        OracleFees expected = new OracleFees(
                new OracleFees.Paid(keeperWei, number(keeperDollars)),
                new OracleFees.Paid(tradersWei, number(tradersDollars)));

        for (VenueRun run : both(venue)) {
            assertThat(run.oracleFees()).isEqualTo(expected);
            assertThat(run.ledger().etherOf(Account.ORACLE)).isEqualTo(keeperWei + tradersWei);
        }
        Conformance.assertEqual(RUNS, venue);
    }

    /** When each account is closed, what is left to it, and what the pool pays. */
    @ParameterizedTest
    @CsvSource({
        "free,      12, 499, 12, 1499, 17, 999,   0, 3",
        "one-wei,   12, 499, 12, 1499, 17, 999,   0, 3",
        "dear,      12, 499, 12, 1499, 17, 999,   0, 3",
        "too-dear,  17,   0, 17,  499, 17, 999, 500, 2",
        "two-feeds, 12, 499, 12, 1499, 17, 999,   0, 3",
        "pushed,    17,   0, 17,  499, 17, 999, 500, 2",
        "asked,     19,   0, 19,  499, 19, 999, 500, 2"
    })
    void aKeeperWaitsUntilHisRewardsPayForThePrice(
            String venue,
            int firstAt,
            long first,
            int secondAt,
            long second,
            int fourthAt,
            long fourth,
            long shortfall,
            long rewards) {
        for (VenueRun run : both(venue)) {
            assertThat(closed(run, 1)).isEqualTo(new Closed(firstAt, first * USD));
            assertThat(closed(run, 2)).isEqualTo(new Closed(secondAt, second * USD));
            assertThat(closed(run, 4)).isEqualTo(new Closed(fourthAt, fourth * USD));
            assertThat(run.shortfall()).isEqualTo(shortfall * USD);
            assertThat(run.ledger().balance(Account.KEEPER)).isEqualTo(rewards * USD);
        }
    }

    /** The traders in second 5, the keeper in seconds 12 and 17; what came before the tape is nobody's in it. */
    @ParameterizedTest
    @CsvSource({"one-wei", "dear"})
    void eachPriceIsPaidForWhenItLands(String venue) {
        for (VenueRun run : both(venue)) {
            assertThat(run.ledger().transfers().stream()
                            .filter(transfer -> transfer.reason() == Reason.ORACLE_FEE)
                            .map(OracleFeesTest::payment))
                    .containsExactly("external in 5", "keeper in 12", "keeper in 17");
        }
    }

    private record Closed(int step, long left) {}

    private static Closed closed(VenueRun run, int account) {
        Liquidation row = run.liquidations().stream()
                .filter(closed -> closed.account() == account)
                .findFirst()
                .orElseThrow();
        return new Closed(row.closedAt(), row.payout());
    }

    private static String payment(Transfer transfer) {
        return transfer.from() + " in " + transfer.step();
    }

    private static long number(String grouped) {
        return Long.parseLong(grouped.replace("_", ""));
    }

    private static List<VenueRun> both(String venue) {
        return List.of(Replays.of(RUNS, venue, VenueRun.Kind.ON_CHAIN), Replays.of(RUNS, venue, VenueRun.Kind.MIRROR));
    }
}
