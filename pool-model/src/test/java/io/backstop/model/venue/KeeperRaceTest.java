package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.Circumstances;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.Interruptions;
import io.backstop.model.scenario.KeeperGasSpec;
import io.backstop.model.scenario.KeeperLimits;
import io.backstop.model.scenario.KeeperOutages;
import io.backstop.model.scenario.KeeperSpec;
import io.backstop.model.scenario.KeeperTimes;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.PoolFixture;
import io.backstop.model.scenario.ReportChoice;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.scenario.VenueFeeds;
import io.backstop.model.scenario.VenueSpec;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Steps of a second. Gas is 10 gwei, and 100 from step 5 on; an ether is 1000 dollars. */
class KeeperRaceTest {

    private static final long GWEI = 100_000_000;
    private static final long USD = 1_000_000;
    private static final long START = 1_735_689_600_000L;
    private static final int STEPS = 30;
    private static final KeeperGasSpec.Unlimited ANY_PRICE = new KeeperGasSpec.Unlimited();
    private static final FeedTape GAS =
            new FeedTape(10 * GWEI, List.of(new OracleUpdate(5, 100 * GWEI, START / 1000 + 5)));

    @Test
    void aTransactionIsDecidedAtTheEndOfAStepAndLandsWhenItsLatencyHasPassed() {
        KeeperRace race = race(keeper("a", 2, 0, ANY_PRICE, null));
        Racer racer = race.racers().getFirst();

        hold(racer, 1, 7);

        assertThat(racer.lands(1)).isEqualTo(3);
        assertThat(race.land(2)).isEmpty();
        assertThat(race.land(3)).extracting(Landing::keeper).containsExactly(0);
        assertThat(race.land(4)).isEmpty();
    }

    /** In step 3 all three are due: b tips most; of a and c, who tip the same, the name decides, not the place in the list. */
    @Test
    void theHighestTipComesFirstAndOfEqualTipsTheName() {
        KeeperRace race = race(
                keeper("c", 1, 1, ANY_PRICE, null),
                keeper("a", 1, 1, ANY_PRICE, null),
                keeper("b", 1, 2, ANY_PRICE, null));
        race.racers().forEach(racer -> hold(racer, 2, 7));

        assertThat(race.land(3)).extracting(Landing::keeper).containsExactly(2, 1, 0);
    }

    /** The offer of 11 leaves a tip of 1 at a gas price of 10, whatever was promised. */
    @Test
    void noMoreIsTippedThanTheOfferLeaves() {
        KeeperRace race =
                race(keeper("a", 1, 5, new KeeperGasSpec.Fixed(11 * GWEI), null), keeper("b", 1, 2, ANY_PRICE, null));
        race.racers().forEach(racer -> hold(racer, 2, 7));

        assertThat(race.land(3)).extracting(Landing::keeper).containsExactly(1, 0);
    }

    /** What was decided in step 6 offers twice the price of then, but stands behind the one that offers 20. */
    @Test
    void whatIsBehindAStuckTransactionWaitsToo() {
        KeeperRace race = race(keeper("a", 2, 0, new KeeperGasSpec.Following(2_000_000_000), null));
        Racer racer = race.racers().getFirst();
        hold(racer, 4, 7);
        hold(racer, 6, 8);

        for (int step = 5; step < STEPS; step++) {
            assertThat(race.land(step)).isEmpty();
        }
    }

    /** Sent in step 5 at 20: 40 after steps 5 and 6, 80 after 8, 100 after 10 because no more than 100 is offered. */
    @Test
    void anOfferIsRaisedEveryTwoBlocksUpToItsMost() {
        KeeperGasSpec.Raise raise = new KeeperGasSpec.Raise(2, 1_000_000_000, 100 * GWEI);
        KeeperRace race = race(keeper("a", 1, 0, new KeeperGasSpec.Fixed(20 * GWEI), raise));
        hold(race.racers().getFirst(), 4, 7);

        for (int step = 5; step < 11; step++) {
            assertThat(race.land(step)).as("step " + step).isEmpty();
        }
        assertThat(race.land(11)).hasSize(1);
        assertThat(race.results(List.of()).getFirst().replaced()).isEqualTo(3);
    }

    /** Decided in step 2 to be sent in step 6; away from step 4 to step 5. What is decided in step 5 is sent in 9. */
    @Test
    void whatWasNotSentWhenTheKeeperWentIsLostAndToldOnce() {
        KeeperRace race = race(
                keeper("a", 4, 0, ANY_PRICE, null),
                new KeeperTimes(4000, null, List.of(new TimeWindow(START + 4000, START + 5000))));
        Racer racer = race.racers().getFirst();
        hold(racer, 2, 7);

        assertThat(racer.decides(3)).isTrue();
        assertThat(racer.decides(4)).isFalse();
        assertThat(racer.decides(5)).isTrue();
        race.land(3);
        assertThat(racer.takeLost()).isEmpty();
        race.land(4);
        assertThat(racer.takeLost()).hasSize(1);
        assertThat(racer.takeLost()).isEmpty();
        hold(racer, 5, 7);
        assertThat(race.land(9)).hasSize(1);
        KeeperResult result = race.results(List.of()).getFirst();
        assertThat(List.of(result.sent(), result.dropped())).containsExactly(1L, 1L);
    }

    /** Sent in step 3, away from then on: it is on its way and lands. */
    @Test
    void whatWasSentBeforeTheKeeperWentLands() {
        KeeperRace race = race(
                keeper("a", 2, 0, ANY_PRICE, null),
                new KeeperTimes(2000, null, List.of(new TimeWindow(START + 3001, START + 9000))));
        hold(race.racers().getFirst(), 1, 7);

        assertThat(race.land(3)).hasSize(1);
    }

    /** A drawn latency may let what was decided later be sent earlier. */
    @Test
    void transactionsHaveTheOrderInWhichTheyAreSent() {
        KeeperTimes times = new KeeperTimes(0, PriceSeries.of(STEPS, step -> step == 1 ? 9000 : 1000), List.of());
        KeeperRace race = race(keeper("a", 0, 0, ANY_PRICE, null), times);
        Racer racer = race.racers().getFirst();
        hold(racer, 1, 7);
        hold(racer, 2, 8);

        assertThat(race.land(3)).hasSize(1);
        assertThat(race.land(9)).isEmpty();
        assertThat(race.land(10)).hasSize(1);
    }

    /**
     * In step 3 the batch of a (accounts 7 and 8) is before that of b (8 and 9): 7 is closed, 8 refused to a as healthy;
     * b is refused 8 as well, which nobody took, and closes 9. In step 5 a is refused 9, which b took after a's decision of
     * step 2: one lost race. It sends for 9 again in step 4, when it could have known: no race. a: 100,000 + 30,000 units at 11
     * gwei, twice 30,000 at 101: 1,430,000 + 2 × 3,030,000 gwei, 0.00749 ether.
     */
    @Test
    void onlyWhatAnotherKeeperTookMeanwhileIsALostRace() {
        KeeperRace race = race(keeper("a", 1, 1, ANY_PRICE, null), keeper("b", 1, 0, ANY_PRICE, null));
        Racer a = race.racers().getFirst();
        hold(a, 2, 7, 8);
        hold(race.racers().get(1), 2, 8, 9);
        race.land(3).forEach(landing -> landing.succeeded(true));
        race.note(3, List.of(closed(7, 5), failed(8), failed(8), closed(9, 4)));
        KeeperCall late = call(9);
        a.hold(2, late);
        a.hold(4, late);
        race.land(5).forEach(landing -> landing.succeeded(true));
        race.note(5, List.of(failed(9), failed(9)));

        KeeperResult result = race.results(List.of()).getFirst();
        assertThat(List.of(result.liquidated(), result.refused(), result.lostRaces()))
                .containsExactly(1L, 2L, 1L);
        assertThat(result.gasGwei()).isEqualTo(7_490_000);
        assertThat(result.gasDollars()).isEqualTo(7_490_000);
        assertThat(result.rewards()).isEqualTo(5 * USD);
        assertThat(result.profit()).isEqualTo(5 * USD - 7_490_000);
    }

    /** A transaction that a feed refuses closes nobody, and the events of the next one are not its own. */
    @Test
    void aTransactionThatDidNothingCountsAsRefused() {
        KeeperRace race = race(keeper("a", 1, 1, ANY_PRICE, null), keeper("b", 1, 0, ANY_PRICE, null));
        race.racers().forEach(racer -> hold(racer, 2, 7));
        List<Landing> landings = race.land(3);
        landings.get(1).succeeded(true);

        race.note(3, List.of(closed(7, 5)));

        assertThat(race.results(List.of())).extracting(KeeperResult::liquidated).containsExactly(0L, 1L);
        assertThat(race.results(List.of())).extracting(KeeperResult::refused).containsExactly(1L, 0L);
    }

    private static MarketEvent closed(int account, long reward) {
        return new MarketEvent.PositionLiquidated(
                account, 0, new Settlement(1, 0, 0, 0, 0, 0, reward * USD, 0, 0, 0, 0, 0));
    }

    private static MarketEvent failed(int account) {
        return new MarketEvent.LiquidationFailed(account, ContractError.of("StillHealthy"));
    }

    private static void hold(Racer racer, int step, int... accounts) {
        racer.decides(step);
        racer.hold(step, call(accounts));
    }

    private static KeeperCall call(int... accounts) {
        return new KeeperCall(KeeperCall.Kind.LIQUIDATION, new ReportedBatch(accounts, FeedReports.NONE));
    }

    private static KeeperSpec keeper(
            String id, long seconds, long tip, KeeperGasSpec.MaxFee maxFee, KeeperGasSpec.@Nullable Raise raise) {
        return new KeeperSpec(
                id,
                KeeperSpec.Policy.ALL_AT_ONCE,
                LatencySpec.fixed(1000 * seconds),
                new KeeperGasSpec(100_000, 30_000, tip * GWEI, maxFee, raise),
                KeeperOutages.NONE,
                KeeperLimits.NONE);
    }

    private static KeeperRace race(KeeperSpec... keepers) {
        return race(List.of(keepers), List.of());
    }

    private static KeeperRace race(KeeperSpec keeper, KeeperTimes times) {
        return race(List.of(keeper), List.of(times));
    }

    private static KeeperRace race(List<KeeperSpec> keepers, List<KeeperTimes> times) {
        FeedTape feed = GasPrices.steady(2000 * GWEI);
        ScenarioTape tape = new ScenarioTape(
                new TimeGrid(START, 1000, STEPS),
                2000 * GWEI,
                PriceSeries.of(STEPS, step -> 2000 * GWEI),
                Collections.emptySortedMap(),
                List.of(),
                List.of(),
                List.of(),
                100,
                new Circumstances(new GasPrices(GAS, GasPrices.steady(1000 * GWEI)), List.of()));
        VenueSpec.Pool pool = PoolFixture.pool(new FeedSource.Push(), Mechanisms.NONE, 5 * USD, 0, ReportChoice.NEWEST);
        VenueSpec.Pool venue = new VenueSpec.Pool(
                "pool",
                pool.rules(),
                CloseMode.ORACLE,
                pool.markFeed(),
                null,
                0,
                false,
                List.of(),
                Mechanisms.NONE,
                0,
                false,
                ReportChoice.NEWEST,
                Interruptions.NONE,
                keepers);
        return new KeeperRace(tape, venue, new VenueFeeds(feed, null, null, null, times));
    }
}
