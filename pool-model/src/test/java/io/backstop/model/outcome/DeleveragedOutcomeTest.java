package io.backstop.model.outcome;

import static io.backstop.model.outcome.SmallPool.DOLLAR;
import static io.backstop.model.outcome.SmallPool.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.FundRecord;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.outcome.Haircuts.Haircut;
import io.backstop.model.outcome.Warning.Signal;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.LightChange;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.LossWave.Kind;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.WinnerCloses;
import io.backstop.model.waterfall.PocketPayment;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * On paper: steps of 10 s, the index is 2000, 1900, 1900, 1900. Account 6 is long 10 at 2000 with 1500, account 7 long 100 with 4000, account 8 short
 * 50 with 10,000; the buffer has 1000.
 *
 * <p>At step 1 account 6 has lost 1000 and keeps 500; account 7 has lost 10,000, which leaves 6000: the buffer pays its 1000 and 5000 wait. At step 3
 * half of the short is closed at 1980 where the mark is 1900: it gets 25 · 20 = 500 and gives up 25 · 80 = 2000, of which 1900 are for the loss and 100
 * beyond it. The other 5000 − 1900 = 3100 are shared.
 */
class DeleveragedOutcomeTest {

    private static final ScenarioTape TAPE = SmallPool.tape(10_000, 2000, 1900, 1900, 1900);
    private static final Members LONGS = new Members("longs", 6, 7, false);
    private static final Members SHORTS = new Members("shorts", 8, 8, false);

    /**
     * The longs brought 5500 and got 500; closed were 110 · 1900 = 209,000. The short has 500 out, 10,000 of collateral and 25 · 100 = 2500 open, for
     * the 10,000 it brought: 3000. It was closed by 25 · 1980 = 49,500.
     */
    @Test
    void aCohortIsToldWhatItsWinnersGaveUp() {
        assertThat(outcome(pool()).cohorts())
                .containsExactly(
                        new CohortOutcome(LONGS, -5000 * DOLLAR, 2, 209_000 * DOLLAR, 500 * DOLLAR, 0, 0, 0, null),
                        new CohortOutcome(SHORTS, 3000 * DOLLAR, 0, 0, 0, 2000 * DOLLAR, 49_500 * DOLLAR, 0, null));
    }

    @Test
    void aPoolsWinnersAreTakenMoreThanTheLossAndShareTheRest() {
        assertThat(outcome(pool()).haircuts())
                .isEqualTo(new Haircuts(
                        new Haircut(1900 * DOLLAR, 2000 * DOLLAR, 100 * DOLLAR),
                        Haircut.NONE,
                        new Haircut(3100 * DOLLAR, 3100 * DOLLAR, 0)));
        assertThat(outcome(pool()).deleveraged()).isOne();
    }

    /** 25 at 1980, the price of the close, where the mark is 1900. */
    @Test
    void whatWinnersWereClosedByCountsAtThePriceOfTheClose() {
        assertThat(pool().deleveragedNotional()).isEqualTo(49_500 * DOLLAR);
    }

    /** Half of a short of 50 from 2000 goes at the mark of step 2: it gets all of 25 · 100 = 2500, and 25 · 1900 = 47,500 were closed. */
    @Test
    void aWinnerWhoIsClosedAtTheMarkIsDeleveragedToo() {
        PoolRun pool = SmallPool.begun(TAPE, 0, new MarketEvent.PositionOpened(8, -50, 2000 * PRICE, 10_000 * DOLLAR));
        pool.record(
                2,
                List.of(new MarketEvent.PositionDeleveraged(
                        8, 1900 * PRICE, SmallPool.closed(-25, 1900, 2500, 0, 2500))));
        VenueRun run = SmallPool.finished(pool);

        assertThat(run.deleveragedNotional()).isEqualTo(47_500 * DOLLAR);
        assertThat(outcome(run).deleveraged()).isOne();
        assertThat(outcome(run).times().firstAdl()).hasValue(2);
        assertThat(outcome(run).cohorts().getLast())
                .returns(47_500 * DOLLAR, CohortOutcome::deleveraged)
                .returns(0L, CohortOutcome::profitLost);
    }

    /**
     * Of what account 6 lost 1000 nothing was missing; of 10,000 that account 7 lost 6000 were, and its collateral paid 4000. The winner's close is none
     * of a loser.
     */
    @Test
    void marginPaysWhatNobodyElseDoes() {
        assertThat(outcome(pool()).paidByMargin()).isEqualTo(5000 * DOLLAR);
    }

    /** Of account 6 alone; two steps of 10 s lie between step 1 and step 3. */
    @Test
    void ownersKeepWhatIsLeftAndWinnersAreClosedLater() {
        assertThat(outcome(pool()).residualReturned()).isEqualTo(500 * DOLLAR);
        assertThat(outcome(pool()).times().toFirstAdl()).hasValue(20_000);
    }

    /**
     * One wave takes 1200 where 1000 were needed, one 300 where 500 were, one nothing of 700: of what was taken 200 were too much of the first, the
     * other 1000 + 300 had to be. Of shared losses 400 of 400 and 130 of 100.
     */
    @Test
    void aBooksWavesAreCountedOneByOne() {
        VenueRun book = book(
                List.of(
                        wave(1, Kind.ADL, 1000, 1200, 2),
                        wave(3, Kind.ADL, 500, 300, 1),
                        wave(3, Kind.ADL, 700, 0, 0),
                        wave(2, Kind.SOCIALISED, 400, 400, 5),
                        wave(3, Kind.CLAWBACK, 100, 130, 4)),
                List.of());

        assertThat(outcome(book).haircuts())
                .isEqualTo(new Haircuts(
                        new Haircut(1300 * DOLLAR, 1500 * DOLLAR, 200 * DOLLAR),
                        Haircut.NONE,
                        new Haircut(500 * DOLLAR, 530 * DOLLAR, 30 * DOLLAR)));
    }

    /**
     * A fund of 1000 pays 700 at step 2, after winners were closed for 500 at step 1: 300 it never lacked could have paid of these. At step 3 430 are
     * taken for 400 and the 30 beside them are the fund's, which spares nobody with them. Of what the fund holds at the end 200 may have to pay for
     * inventory.
     */
    @Test
    void whatABooksFundNeverLackedIsTakenBeyondNeed() {
        assertThat(outcome(withFund(0)).haircuts())
                .isEqualTo(new Haircuts(
                        new Haircut(200 * DOLLAR, 500 * DOLLAR, 300 * DOLLAR),
                        Haircut.NONE,
                        new Haircut(400 * DOLLAR, 430 * DOLLAR, 30 * DOLLAR)));
        assertThat(outcome(withFund(200 * DOLLAR)).haircuts().adl())
                .isEqualTo(new Haircut(400 * DOLLAR, 500 * DOLLAR, 100 * DOLLAR));
    }

    private static VenueRun withFund(long openInventoryLoss) {
        VenueRun book = book(
                List.of(wave(1, Kind.ADL, 500, 500, 2), wave(3, Kind.SOCIALISED, 400, 430, 3)),
                List.of(),
                openInventoryLoss);
        book.ledger().transfer(-1, Account.EXTERNAL, Account.INSURANCE_FUND, 1000 * DOLLAR, Reason.FUNDING);
        book.ledger().transfer(2, Account.INSURANCE_FUND, Account.trader(7), 700 * DOLLAR, Reason.SHORTFALL);
        book.ledger().transfer(3, Account.trader(6), Account.INSURANCE_FUND, 30 * DOLLAR, Reason.LIQUIDATION_SURPLUS);
        return book;
    }

    /** Four lights are none of the first fifth; five are, first at step 2. */
    @Test
    void allLightsAreASign() {
        VenueRun book =
                book(List.of(), List.of(new LightChange(1, 8, 4), new LightChange(2, 8, 5), new LightChange(3, 9, 5)));

        assertThat(outcome(book).warnings()).contains(new Warning(Signal.ALL_LIGHTS, 2));
    }

    /** Within step 1 a fund of 1000 pays 700 and gets 400: 300 for a moment, 700 at the end of the step. */
    @Test
    void aFundIsLowerWithinAStepThanAtItsEnd() {
        VenueRun book = book(List.of(), List.of());
        book.ledger().transfer(-1, Account.EXTERNAL, Account.INSURANCE_FUND, 1000 * DOLLAR, Reason.FUNDING);
        book.ledger().transfer(1, Account.INSURANCE_FUND, Account.trader(7), 700 * DOLLAR, Reason.SHORTFALL);
        book.ledger().transfer(1, Account.trader(6), Account.INSURANCE_FUND, 400 * DOLLAR, Reason.LIQUIDATION_SURPLUS);

        assertThat(FundRecord.of(book.ledger(), TAPE.grid(), 28_800_000).low()).isEqualTo(300 * DOLLAR);
        assertThat(outcome(book).pockets()).singleElement().returns(700 * DOLLAR, PocketFlow::minimum);
    }

    private static Outcome outcome(VenueRun run) {
        return Outcome.of(run, TAPE.grid(), SmallPool.index(TAPE), 1, List.of(LONGS, SHORTS));
    }

    private static VenueRun pool() {
        PoolRun run = SmallPool.begun(
                TAPE,
                1000,
                new MarketEvent.PositionOpened(6, 10, 2000 * PRICE, 1500 * DOLLAR),
                new MarketEvent.PositionOpened(7, 100, 2000 * PRICE, 4000 * DOLLAR),
                new MarketEvent.PositionOpened(8, -50, 2000 * PRICE, 10_000 * DOLLAR));
        run.record(
                1,
                List.of(
                        new MarketEvent.PositionLiquidated(6, 1900 * PRICE, SmallPool.closed(10, 1900, -1000, 0, 500)),
                        new MarketEvent.ShortfallSettled(
                                7,
                                6000 * DOLLAR,
                                List.of(new PocketPayment(Account.FEE_BUFFER, 1000 * DOLLAR)),
                                5000 * DOLLAR,
                                0),
                        new MarketEvent.PositionLiquidated(
                                7, 1900 * PRICE, SmallPool.closed(100, 1900, -10_000, 6000, 0))));
        run.record(
                3,
                List.of(
                        new MarketEvent.PositionDeleveraged(8, 1900 * PRICE, SmallPool.closed(-25, 1980, 500, 0, 500)),
                        new MarketEvent.Deleveraged(8, 2000 * DOLLAR, 1900 * DOLLAR),
                        new MarketEvent.LossSocialised(3100 * DOLLAR, 0)));
        return SmallPool.finished(run);
    }

    private static LossWave wave(int step, Kind kind, long least, long taken, int payers) {
        return new LossWave(
                step, kind, least * DOLLAR, 0, 0, taken * DOLLAR, 0, 0, 0, 0, payers, null, LossWave.Hedges.NONE);
    }

    /** A book that knows nothing but its waves and lights. */
    private static VenueRun book(List<LossWave> waves, List<LightChange> lights) {
        return book(waves, lights, 0);
    }

    private static VenueRun book(List<LossWave> waves, List<LightChange> lights, long openInventoryLoss) {
        VenueRun quiet = SmallPool.unfunded(TAPE, 0).finish(VenueRun.Kind.CEX, 0, 0, null);
        return new VenueRun(
                quiet.id(),
                quiet.kind(),
                quiet.feedHash(),
                quiet.ledger(),
                0,
                quiet.marks(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                0,
                new WinnerCloses(),
                0,
                0,
                openInventoryLoss,
                0,
                0,
                quiet.lpRun(),
                quiet.stakeRun(),
                quiet.oracleFees(),
                null,
                waves,
                List.of(),
                lights,
                List.of(),
                null,
                null,
                quiet.positions(),
                quiet.hindrance(),
                quiet.keeperGas(),
                null);
    }
}
