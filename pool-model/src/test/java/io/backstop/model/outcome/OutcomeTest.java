package io.backstop.model.outcome;

import static io.backstop.model.outcome.SmallPool.DOLLAR;
import static io.backstop.model.outcome.SmallPool.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.model.ledger.Account;
import io.backstop.model.outcome.Haircuts.Haircut;
import io.backstop.model.outcome.Warning.Signal;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.waterfall.PocketPayment;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * On paper: account 7 is long 100 at 2000 with 4000, account 8 short 50 at 2000 with 10,000. Steps last 10 s; the index is 2000, 1950, 1950. At step
 * 1 account 7 is worth 4000 − 100 · 50 = −1000; at step 2 it is closed: the buffer pays the 200 it has, the pool the other 800.
 *
 * <p>Open interest is 100 · 2000 = 200,000, then 195,000, then the short's 97,500. Traders together have won 0, then −5000 + 2500 = −2500, then the
 * short's 2500. The pool's cash is 1,000,000 until it gets 5000 and forgoes 800: its wealth is 1,000,000, 1,002,500 and 1,004,200 − 2500 = 1,001,700.
 */
class OutcomeTest {

    private static final ScenarioTape TAPE = SmallPool.tape(10_000, 2000, 1950, 1950);

    private static final List<Members> COHORTS =
            List.of(new Members("longs", 7, 7, true), new Members("shorts", 8, 8, false));

    /**
     * The long brought 4000 and got nothing. Elsewhere it is short 100 from 2000 to 1950, which wins 5000; closed in the last step of three it is
     * unhedged for 10 s with 100 · 1950. The short has won 2500.
     */
    @Test
    void aCohortIsToldByWhatItsMembersHave() {
        assertThat(outcome().cohorts())
                .containsExactly(
                        new CohortOutcome(
                                COHORTS.getFirst(),
                                -4000 * DOLLAR,
                                1,
                                195_000 * DOLLAR,
                                0,
                                0,
                                0,
                                0,
                                new CohortOutcome.Hedge(1, 10_000, 195_000 * DOLLAR, 5000 * DOLLAR)),
                        new CohortOutcome(COHORTS.getLast(), 2500 * DOLLAR, 0, 0, 0, 0, 0, 0, null));
    }

    @Test
    void pocketsAreToldByWhatCameInAndWentOut() {
        assertThat(outcome().pockets())
                .containsExactly(
                        new PocketFlow(
                                Account.FEE_BUFFER,
                                200 * DOLLAR,
                                0,
                                200 * DOLLAR,
                                0,
                                0,
                                0,
                                new Fall(200 * DOLLAR, 200 * DOLLAR, 2),
                                OptionalInt.of(2)),
                        new PocketFlow(
                                Account.LP,
                                1_000_000 * DOLLAR,
                                5000 * DOLLAR,
                                800 * DOLLAR,
                                0,
                                1_000_000 * DOLLAR,
                                1_004_200 * DOLLAR,
                                new Fall(0, 1_000_000 * DOLLAR, -1),
                                OptionalInt.empty()));
    }

    /** 200 of 200,000 is 0.1 %; of the one liquidation's 1000 it is a fifth. */
    @Test
    void theFundIsHeldAgainstOpenInterestAndShortfalls() {
        FundCover cover = outcome().cover();

        assertThat(cover.ratioAtStart()).hasValue(1_000_000);
        assertThat(cover.leastRatio()).hasValue(0);
        assertThat(cover.leastAt()).isEqualTo(2);
        assertThat(cover.coverages())
                .extracting(FundCover.Coverage::perMille, FundCover.Coverage::shortfall, FundCover.Coverage::ratio)
                .containsExactly(
                        tuple(950, 1000 * DOLLAR, OptionalLong.of(200_000_000)),
                        tuple(990, 1000 * DOLLAR, OptionalLong.of(200_000_000)),
                        tuple(999, 1000 * DOLLAR, OptionalLong.of(200_000_000)));
    }

    @Test
    void openInterestAndPhantomFollowThePositions() {
        MarketHistory market = MarketHistory.of(run(List.of()), 1);

        assertThat(List.of(market.openInterest(0), market.openInterest(1), market.openInterest(2)))
                .containsExactly(200_000 * DOLLAR, 195_000 * DOLLAR, 97_500 * DOLLAR);
        assertThat(List.of(market.profit(0), market.profit(1), market.profit(2)))
                .containsExactly(0L, -2500 * DOLLAR, 2500 * DOLLAR);
        assertThat(List.of(market.phantom(0), market.phantom(1), market.phantom(2)))
                .containsExactly(0L, 1000 * DOLLAR, 0L);
    }

    @Test
    void depositorsAreWorthTheirCashLessWhatTradersHaveWon() {
        assertThat(outcome().lp())
                .isEqualTo(new LpOutcome(
                        1_000_000 * DOLLAR,
                        1700 * DOLLAR,
                        new Fall(800 * DOLLAR, 1_002_500 * DOLLAR, 2),
                        1000 * DOLLAR,
                        1));
        assertThat(outcome().lp().ratio()).isEqualTo(1_700_000);
        // 800 / 1,002,500 = 0.000798004987…
        assertThat(outcome().lp().fall().ratio()).isEqualTo(798_004);
    }

    /** The index made it liquidatable at step 1, it was closed at step 2. */
    @Test
    void timesAreCountedFromTheFirstTrigger() {
        assertThat(outcome().times())
                .isEqualTo(new Times(
                        OptionalInt.of(2),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalLong.of(10_000),
                        OptionalLong.of(10_000)));
    }

    @Test
    void aFundThatFallsToNothingGivesEverySignOfIt() {
        assertThat(outcome().warnings().stream().collect(Collectors.toMap(Warning::signal, Warning::step)))
                .containsOnly(
                        entry(Signal.FUND_DOWN_10, 2), entry(Signal.FUND_DOWN_30, 2), entry(Signal.FUND_DOWN_50, 2));
    }

    @Test
    void whatThePoolPaysBesideOthersIsNoMoreThanItMust() {
        assertThat(outcome().haircuts())
                .isEqualTo(new Haircuts(Haircut.NONE, new Haircut(800 * DOLLAR, 800 * DOLLAR, 0), Haircut.NONE));
    }

    /**
     * Of the 800 the stakes make 300 good a step later; a winner gives up 600 where 500 were missing: his 50 are closed at 1962 instead of
     * 1950 and win 1900 instead of 2500.
     */
    @Test
    void whatIsTakenTooMuchOrTooSoonIsExcess() {
        VenueRun run = run(List.of(
                new MarketEvent.LossCovered(Account.SAFETY_MODULE, 300 * DOLLAR),
                new MarketEvent.PositionDeleveraged(8, 1950 * PRICE, SmallPool.closed(-50, 1962, 1900, 0, 11_900)),
                new MarketEvent.Deleveraged(8, 600 * DOLLAR, 500 * DOLLAR)));

        assertThat(Haircuts.of(run, FundLine.of(run)))
                .isEqualTo(new Haircuts(
                        new Haircut(500 * DOLLAR, 600 * DOLLAR, 100 * DOLLAR),
                        new Haircut(500 * DOLLAR, 800 * DOLLAR, 300 * DOLLAR),
                        Haircut.NONE));
        assertThat(Times.of(run, TAPE.grid()).toFirstAdl()).hasValue(0);
    }

    private static Outcome outcome() {
        return Outcome.of(run(List.of()), TAPE.grid(), SmallPool.index(TAPE), 1, COHORTS);
    }

    private static VenueRun run(List<MarketEvent> atLast) {
        PoolRun run = SmallPool.begun(
                TAPE,
                200,
                new MarketEvent.PositionOpened(7, 100, 2000 * PRICE, 4000 * DOLLAR),
                new MarketEvent.PositionOpened(8, -50, 2000 * PRICE, 10_000 * DOLLAR));
        run.record(
                2,
                List.of(
                        new MarketEvent.ShortfallSettled(
                                7,
                                1000 * DOLLAR,
                                List.of(
                                        new PocketPayment(Account.FEE_BUFFER, 200 * DOLLAR),
                                        new PocketPayment(Account.LP, 800 * DOLLAR)),
                                0,
                                0),
                        new MarketEvent.PositionLiquidated(
                                7, 1950 * PRICE, SmallPool.closed(100, 1950, -5000, 1000, 0))));
        run.record(2, atLast);
        return SmallPool.finished(run);
    }
}
