package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunFiguresTest {

    private static final long DOLLAR = TinyRun.DOLLAR;

    /** The insurance fund's 200 are gone after the first step, when the vault still has its 500. */
    @Test
    void aFundOfWhichTheVaultIsLeftIsNotDepleted() {
        VenueRun run = withFund();
        run.ledger().transfer(0, Account.INSURANCE_FUND, Account.EXTERNAL, 200 * DOLLAR, Reason.TRADE);

        assertThat(figure(run, RunFigures.DEPLETED)).isEqualTo("0");
    }

    /** Each is empty once, the fund after the first step and the vault after the second, in which the fund got 50: never both at once. */
    @Test
    void pocketsThatAreEmptyOneAfterTheOtherAreNoDepletedFund() {
        VenueRun run = withFund();
        run.ledger().transfer(0, Account.INSURANCE_FUND, Account.EXTERNAL, 200 * DOLLAR, Reason.TRADE);
        run.ledger().transfer(1, Account.EXTERNAL, Account.INSURANCE_FUND, 50 * DOLLAR, Reason.TRADE);
        run.ledger().transfer(1, Account.BACKSTOP_VAULT, Account.EXTERNAL, 600 * DOLLAR, Reason.TRADE);

        assertThat(figure(run, RunFigures.DEPLETED)).isEqualTo("0");
    }

    /** 200 and 500 are gone after the first step; that the vault has 100 after the second does not undo it. */
    @Test
    void aFundThatWasEmptyOnceWasDepleted() {
        VenueRun run = withFund();
        run.ledger().transfer(0, Account.INSURANCE_FUND, Account.EXTERNAL, 200 * DOLLAR, Reason.TRADE);
        run.ledger().transfer(0, Account.BACKSTOP_VAULT, Account.EXTERNAL, 500 * DOLLAR, Reason.TRADE);

        assertThat(figure(run, RunFigures.DEPLETED)).isEqualTo("1");
        assertThat(figure(run, "outcomes.times.fundDepletedMillis")).isEqualTo("0");
    }

    @Test
    void aVenueWithoutAFundHasNoneToLose() {
        assertThat(RunFigures.of(TinyRun.quiet(), TinyRun.comparison(TinyRun.quiet())))
                .extracting(RunFigure::name)
                .doesNotContain(RunFigures.DEPLETED);
    }

    /** The fund is 15 % down in the first second, never 30 %. */
    @Test
    void aSignThatNeverCameIsAFigureWithoutAValue() {
        assertThat(figure(TinyRun.deleveraged(), "warnings.fundDown10In8h.millis"))
                .isEqualTo("0");
        assertThat(figure(TinyRun.deleveraged(), "warnings.fundDown30In8h.millis"))
                .isEqualTo(RunFigure.NEVER);
    }

    /** A vault of 500, and of 600 after the second step, beside an insurance fund of 200. */
    private static VenueRun withFund() {
        VenueRun run = TinyRun.vault();
        run.ledger().transfer(-1, Account.EXTERNAL, Account.INSURANCE_FUND, 200 * DOLLAR, Reason.FUNDING);
        return run;
    }

    private static String figure(VenueRun run, String name) {
        List<RunFigure> figures = RunFigures.of(run, TinyRun.comparison(run));
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
