package io.backstop.model.outcome;

import static io.backstop.model.outcome.SmallPool.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.outcome.Haircuts.Haircut;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.waterfall.PocketPayment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The least haircut of pools whose fee buffer was asked for less than it had. */
class HaircutsTest {

    private static final ScenarioTape TAPE = SmallPool.tape(10_000, 2000, 1900, 1900);

    /**
     * Of 2300 the buffer of 1000 is asked for 300 and depositors pay 2000; of the next 300 it pays all. It ends with 400, which it could have paid at
     * first and never needed later; 700 it could not.
     */
    @Test
    void whatTheFundHadAndNeverNeededIsTakenBeyondNeed() {
        VenueRun run = run(1000, List.of(shortfall(2300, 300, 2000)), List.of(shortfall(300, 300, 0)));

        assertThat(haircuts(run).pool()).isEqualTo(new Haircut(1600 * DOLLAR, 2000 * DOLLAR, 400 * DOLLAR));
    }

    /** Depositors pay 500 and 800 beside a buffer of 1000 that nobody asks: it could have paid the 500 and then 500 of the 800. */
    @Test
    void theSameMoneySparesNobodyTwice() {
        VenueRun run = run(1000, List.of(shortfall(500, 0, 500)), List.of(shortfall(800, 0, 800)));

        assertThat(haircuts(run).pool()).isEqualTo(new Haircut(300 * DOLLAR, 1300 * DOLLAR, 1000 * DOLLAR));
    }

    /** The buffer pays its 1000 of 1500 and gets 700 a step later, when nobody can be spared with it any more. */
    @Test
    void whatComesLaterCouldNotHavePaid() {
        VenueRun run = run(
                1000,
                List.of(shortfall(1500, 1000, 500)),
                List.of(new MarketEvent.Funded(Account.FEE_BUFFER, 700 * DOLLAR)));

        assertThat(haircuts(run).pool()).isEqualTo(new Haircut(500 * DOLLAR, 500 * DOLLAR, 0));
    }

    /**
     * 600 wait beside a buffer of 400. A winner who is closed gives up 200 for 150 of them and all together the other 450: the 400 could have spared the
     * 150 and 250 of the 450, and the 50 beside were not needed anyway.
     */
    @Test
    void winnersAreSparedInTheOrderInWhichTheyPaid() {
        VenueRun run = run(
                400,
                List.of(new MarketEvent.ShortfallSettled(7, 600 * DOLLAR, List.of(), 600 * DOLLAR, 0)),
                List.of(
                        new MarketEvent.Deleveraged(8, 200 * DOLLAR, 150 * DOLLAR),
                        new MarketEvent.LossSocialised(450 * DOLLAR, 0)));

        assertThat(haircuts(run))
                .isEqualTo(new Haircuts(
                        new Haircut(0, 200 * DOLLAR, 200 * DOLLAR),
                        Haircut.NONE,
                        new Haircut(200 * DOLLAR, 450 * DOLLAR, 250 * DOLLAR)));
    }

    private static MarketEvent shortfall(long all, long ofBuffer, long ofDepositors) {
        return new MarketEvent.ShortfallSettled(
                7,
                all * DOLLAR,
                List.of(
                        new PocketPayment(Account.FEE_BUFFER, ofBuffer * DOLLAR),
                        new PocketPayment(Account.LP, ofDepositors * DOLLAR)),
                0,
                0);
    }

    private static VenueRun run(long buffer, List<MarketEvent> inSecondStep, List<MarketEvent> inThird) {
        PoolRun run = SmallPool.begun(TAPE, buffer);
        run.record(1, inSecondStep);
        run.record(2, inThird);
        return SmallPool.finished(run);
    }

    private static Haircuts haircuts(VenueRun run) {
        return Haircuts.of(run, FundLine.of(run));
    }
}
