package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import io.backstop.tests.Repository;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped crash days on chain, mirror and book venue. */
class CrashDaysTest {

    private static final long USD = 1_000_000;

    @Test
    void theDemoIsEqualOnChainAndMirrorAndLaterOraclesCostMore() {
        List<VenueRun> runs = Replays.onChain("2025-10-10-btc");

        assertThat(runs).hasSize(9).allMatch(VenueRun::checksHold);
        for (String venue : List.of("market-0s", "market-5s", "market-30s")) {
            Conformance.assertEqual(runs, venue);
        }
        assertThat(shortfall(runs, "market-0s")).isZero();
        assertThat(shortfall(runs, "market-5s")).isBetween(USD, shortfall(runs, "market-30s") / 2);
        assertThat(Replays.of(runs, "cex", VenueRun.Kind.CEX).shortfall()).isPositive();
    }

    /** Until noon, when the morning's fall was over: a quarter of the two days, with most of their liquidations. */
    @Test
    void theFallOf2020IsEqualOnChainAndMirror() {
        requireEqualIn2020("clock.end=2020-03-12T12:00:00Z");
    }

    @Test
    @Tag("long")
    void bothDaysOf2020AreEqualOnChainAndMirror() {
        requireEqualIn2020("clock.end=2020-03-13T23:59:00Z");
    }

    private static void requireEqualIn2020(String until) {
        Repository.requireData();

        List<VenueRun> runs = Replays.onChain("2020-03-12-btc", until);

        assertThat(runs).hasSize(5).allMatch(VenueRun::checksHold);
        Conformance.assertEqual(runs, "market-30s");
        assertThat(Replays.of(runs, "market-30s", VenueRun.Kind.MIRROR).liquidationCount())
                .isGreaterThan(100);
        assertThat(shortfall(runs, "market-30s")).isPositive();
    }

    /** 1.055 on the perpetual against 3.56 on the coin: the crash is a loss only where the book was the perpetual's. */
    @Test
    void aPerpetualThatCrashedAloneCostsOnlyTheVenueThatFollowedIt() {
        Repository.requireData();

        List<VenueRun> runs = Replays.onChain("2025-10-10-atom");

        assertThat(runs).hasSize(6).allMatch(VenueRun::checksHold);
        Conformance.assertEqual(runs, "market-30s");
        for (String pool : List.of("oracle-0s", "oracle-30s", "market-30s")) {
            assertThat(shortfall(runs, pool)).as(pool).isZero();
        }
        VenueRun following = Replays.of(runs, "cex-index", VenueRun.Kind.CEX);
        VenueRun crashed = Replays.of(runs, "cex-perp", VenueRun.Kind.CEX);
        assertThat(crashed.liquidationCount()).isGreaterThan(4 * following.liquidationCount());
        assertThat(crashed.shortfall()).isGreaterThan(4 * following.shortfall());
        assertThat(crashed.attribution()).isEqualTo(new Attribution(0, 0, 0, 0, crashed.shortfall()));
        assertThat(crashed.paidBy().get(Payer.INSURANCE_FUND)).isGreaterThan(crashed.firstLossCapital());
        assertThat(crashed.paidBy().get(Payer.ADL)).isPositive();
        assertThat(following.paidBy().get(Payer.ADL)).isZero();
    }

    /** Whoever acts on prices of before the halt wins what the depositors lose; a grace that outlasts them keeps him out. */
    @Test
    void aGraceThatOutlastsStalePricesKeepsOutWhoWouldUseThem() {
        List<VenueRun> runs = Replays.onChain("2025-10-10-halt");

        assertThat(runs).hasSize(10).allMatch(VenueRun::checksHold);
        for (String venue : List.of("no-halt", "halt", "stale", "stale-grace", "halt-grace")) {
            Conformance.assertEqual(runs, venue);
        }
        assertThat(shortfall(runs, "no-halt")).isZero();
        assertThat(shortfall(runs, "halt")).isGreaterThan(2 * shortfall(runs, "stale"));
        assertThat(wonByTheThree(runs, "halt")).isNegative();
        assertThat(wonByTheThree(runs, "stale")).isPositive();
        assertThat(wonByTheThree(runs, "stale-grace")).isZero();
        assertThat(Replays.of(runs, "stale-grace", VenueRun.Kind.MIRROR).refusals())
                .hasSize(6);
        assertThat(Replays.of(runs, "stale-grace", VenueRun.Kind.MIRROR)
                        .ledger()
                        .hash())
                .isEqualTo(Replays.of(runs, "halt-grace", VenueRun.Kind.MIRROR)
                        .ledger()
                        .hash());
    }

    private static long wonByTheThree(List<VenueRun> runs, String venue) {
        return Replays.of(runs, venue, VenueRun.Kind.MIRROR).ledger().transfers().stream()
                .filter(transfer -> transfer.reason() == Reason.PNL)
                .mapToLong(transfer -> IntStream.of(901, 902, 903)
                        .mapToLong(account -> transfer.to().equals(Account.trader(account))
                                ? transfer.amount()
                                : transfer.from().equals(Account.trader(account)) ? -transfer.amount() : 0)
                        .sum())
                .sum();
    }

    @Test
    void theSameSeedGivesTheSameLedgersAndAnotherSeedDoesNot() {
        List<String> first = hashes(Replays.onModels("2025-10-10-btc", "positions.population.count=60"));
        List<String> again = hashes(Replays.onModels("2025-10-10-btc", "positions.population.count=60"));
        List<String> other = hashes(Replays.onModels("2025-10-10-btc", "positions.population.count=60", "seed=7"));

        assertThat(again).isEqualTo(first);
        assertThat(other).doesNotContainAnyElementsOf(first);
    }

    private static long shortfall(List<VenueRun> runs, String venue) {
        return Replays.of(runs, venue, VenueRun.Kind.MIRROR).shortfall();
    }

    private static List<String> hashes(List<VenueRun> runs) {
        return runs.stream().map(run -> run.ledger().hash()).toList();
    }
}
