package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.KeeperSpec.Policy;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.KeeperDelays;
import io.backstop.model.venue.KeeperDelays.Spread;
import io.backstop.model.venue.KeeperResult;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import io.backstop.tests.Replays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keepers that race, are away, get stuck or count their profit, worked out on paper in {@code golden/keeper-race}. */
class KeeperRacesTest {

    private static final long USD = 1_000_000;
    private static final long CENT = 10_000;
    private static final long THOUSAND_GWEI = 1_000;
    private static final Policy ALL = Policy.ALL_AT_ONCE;
    private static final Spread AT_ONCE = new Spread(0, 0);

    private static List<VenueRun> runs = List.of();

    @BeforeAll
    static void replay() {
        runs = Replays.onChain("golden/keeper-race");
    }

    @ParameterizedTest
    @ValueSource(strings = {"race", "covered", "alone", "stuck", "bidding", "profit", "tips", "names"})
    void chainAndMirrorAgreeInEveryFigureOfEveryKeeper(String venue) {
        Conformance.assertEqual(runs, venue);
    }

    @Test
    void theFasterKeeperWinsAndTheOtherPaysForNothing() {
        assertThat(keepers("race"))
                .containsExactly(
                        new KeeperResult(
                                "fast",
                                ALL,
                                3,
                                3,
                                0,
                                0,
                                0,
                                3,
                                0,
                                0,
                                0,
                                105_600 * THOUSAND_GWEI,
                                21_120 * CENT,
                                60 * USD,
                                landing(2000, 2000)),
                        new KeeperResult(
                                "slow",
                                ALL,
                                3,
                                3,
                                0,
                                0,
                                0,
                                0,
                                3,
                                0,
                                0,
                                60_120 * THOUSAND_GWEI,
                                12_024 * CENT,
                                0,
                                KeeperDelays.NONE));
        assertThat(payouts("race")).containsExactly(1730 * USD, 1680 * USD, 1680 * USD);
    }

    @Test
    void whatAKeeperHadNotSentIsLostWhenItGoesAndTheSlowerOneEarns() {
        assertThat(keepers("covered"))
                .containsExactly(
                        new KeeperResult("fast", ALL, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, KeeperDelays.NONE),
                        new KeeperResult(
                                "slow",
                                ALL,
                                3,
                                3,
                                0,
                                0,
                                0,
                                3,
                                0,
                                0,
                                0,
                                150_300 * THOUSAND_GWEI,
                                30_060 * CENT,
                                60 * USD,
                                landing(5000, 5000)));
        assertThat(payouts("covered")).containsExactly(1430 * USD, 1380 * USD, 1380 * USD);
        assertThat(mirror("covered").shortfall()).isZero();
    }

    @Test
    void withoutAnotherThePoolPaysForTheOutageAndTheKeeperIsTheCause() {
        assertThat(keepers("alone"))
                .containsExactly(new KeeperResult(
                        "fast",
                        ALL,
                        1,
                        1,
                        1,
                        0,
                        0,
                        3,
                        0,
                        0,
                        0,
                        150_600 * THOUSAND_GWEI,
                        30_120 * CENT,
                        20 * USD,
                        new KeeperDelays(
                                AT_ONCE,
                                new Spread(19_000, 29_000),
                                new Spread(2000, 2000),
                                new Spread(21_000, 31_000))));
        assertThat(mirror("alone").shortfall()).isEqualTo(1350 * USD);
        assertThat(mirror("alone").attribution()).isEqualTo(new Attribution(0, 0, 1350 * USD, 0, 0));
    }

    @Test
    void aFixedOfferWaitsUntilGasIsCheapAgainAndWhatIsBehindItWaitsToo() {
        assertThat(keepers("stuck"))
                .containsExactly(new KeeperResult(
                        "fixed",
                        ALL,
                        3,
                        3,
                        0,
                        0,
                        0,
                        3,
                        0,
                        0,
                        0,
                        23_600 * THOUSAND_GWEI,
                        4720 * CENT,
                        40 * USD,
                        landing(14_000, 24_000)));
        assertThat(mirror("stuck").shortfall()).isEqualTo(500 * USD);
    }

    @Test
    void anOfferThatIsRaisedLandsWhenItReachesThePriceOfGas() {
        assertThat(keepers("bidding"))
                .containsExactly(new KeeperResult(
                        "bidder",
                        ALL,
                        3,
                        3,
                        0,
                        0,
                        6,
                        3,
                        0,
                        0,
                        0,
                        108_400 * THOUSAND_GWEI,
                        21_680 * CENT,
                        60 * USD,
                        landing(8000, 8000)));
        assertThat(payouts("bidding")).containsExactly(1730 * USD, 1080 * USD, 1080 * USD);
    }

    @Test
    void whoCountsItsProfitLeavesWhatDoesNotPayForItsGas() {
        assertThat(keepers("profit"))
                .containsExactly(new KeeperResult(
                        "counting",
                        Policy.MOST_PROFITABLE_FIRST,
                        2,
                        2,
                        0,
                        0,
                        0,
                        2,
                        0,
                        0,
                        2,
                        14_400 * THOUSAND_GWEI,
                        2880 * CENT,
                        40 * USD,
                        new KeeperDelays(
                                AT_ONCE, new Spread(0, 14_000), new Spread(2000, 2000), new Spread(2000, 16_000))));
        assertThat(mirror("profit").liquidations())
                .extracting(Liquidation::account)
                .containsExactly(1, 3);
    }

    @Test
    void ofTwoInOneBlockTheHigherTipComesFirstAndOfEqualTipsTheName() {
        KeeperResult loser = new KeeperResult(
                "a", ALL, 3, 3, 0, 0, 0, 0, 3, 0, 0, 42_120 * THOUSAND_GWEI, 8424 * CENT, 0, KeeperDelays.NONE);
        assertThat(keepers("tips"))
                .containsExactly(
                        loser,
                        new KeeperResult(
                                "z",
                                ALL,
                                3,
                                3,
                                0,
                                0,
                                0,
                                3,
                                0,
                                0,
                                0,
                                105_900 * THOUSAND_GWEI,
                                21_180 * CENT,
                                60 * USD,
                                landing(2000, 2000)));
        assertThat(keepers("names")).extracting(KeeperResult::liquidated).containsExactly(0L, 3L);
        assertThat(keepers("names")).extracting(KeeperResult::lostRaces).containsExactly(3L, 0L);
    }

    private static KeeperDelays landing(long median, long slowest) {
        Spread landing = new Spread(median, slowest);
        return new KeeperDelays(AT_ONCE, AT_ONCE, landing, landing);
    }

    private static List<KeeperResult> keepers(String venue) {
        return mirror(venue).keepers();
    }

    private static List<Long> payouts(String venue) {
        return mirror(venue).liquidations().stream().map(Liquidation::payout).toList();
    }

    private static VenueRun mirror(String venue) {
        return Replays.of(runs, venue, Kind.MIRROR);
    }
}
