package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.KeeperResult;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import io.backstop.tests.Replays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the shipped crash with failing keepers says, over twenty seeds. */
class KeeperOutageTest {

    private static final int SEEDS = 20;

    private static List<List<VenueRun>> runs = List.of();

    @BeforeAll
    static void replay() {
        runs = IntStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Replays.onModels("keeper-outage", "seed=" + seed))
                .toList();
    }

    @Test
    void itIsEqualOnChainAndMirror() {
        List<VenueRun> shipped = Replays.onChain("keeper-outage");

        for (String venue : List.of("steady", "covered", "outage", "stuck")) {
            Conformance.assertEqual(shipped, venue);
        }
    }

    @Test
    void anOutageCostsMoreThanASlowerKeeperInItsPlaceAndThatMoreThanNone() {
        assertLess("steady", "covered");
        assertLess("covered", "outage");
        assertThat(runs).allSatisfy(all -> assertThat(all).allMatch(VenueRun::checksHold));
    }

    @Test
    void whatComesLateInTheFallCostsMoreThanWhatWaitsForTheRebound() {
        assertLess("steady", "stuck");
        assertLess("stuck", "bidding");
    }

    @Test
    void whoCountsItsProfitGainsWhereTheOtherLoses() {
        assertThat(runs).allSatisfy(all -> {
            assertThat(profit(all, "counting")).isPositive();
            assertThat(profit(all, "steady")).isNegative();
        });
    }

    /** The mean difference of shortfalls is above twice its standard error: 95 % of such intervals hold the truth. */
    private static void assertLess(String smaller, String larger) {
        double[] differences = runs.stream()
                .mapToDouble(all -> shortfall(all, larger) - shortfall(all, smaller))
                .toArray();
        double mean = IntStream.range(0, SEEDS).mapToDouble(i -> differences[i]).sum() / SEEDS;
        double squares = IntStream.range(0, SEEDS)
                .mapToDouble(i -> (differences[i] - mean) * (differences[i] - mean))
                .sum();
        double standardError = StrictMath.sqrt(squares / (SEEDS - 1) / SEEDS);
        assertThat(mean).as(smaller + " < " + larger).isGreaterThan(2 * standardError);
    }

    private static long shortfall(List<VenueRun> all, String venue) {
        return Replays.of(all, venue, Kind.MIRROR).shortfall();
    }

    private static long profit(List<VenueRun> all, String venue) {
        LongStream profits =
                Replays.of(all, venue, Kind.MIRROR).keepers().stream().mapToLong(KeeperResult::profit);
        return profits.sum();
    }
}
