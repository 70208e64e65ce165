package io.backstop.model.mirror.lastresort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.lastresort.LastResort.Loss;
import io.backstop.model.venue.ContractError;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The numbers of LastResorts.t.sol: of a shortfall of 1000 dollars the fund pays 400. */
class LastResortMirrorsTest {

    private static final long DOLLAR = 1_000_000;
    private static final Loss LOSS = new Loss(7, 100_000_000, 195_000_000_000L, 1000 * DOLLAR);

    @Test
    void whatThePocketsCannotPayIsRefusedWithWhatIsMissing() {
        LastResort resort = new RefusingResortMirror();

        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(() -> resort.requireTakes(LOSS, 600 * DOLLAR))
                .extracting(ContractRevert::error)
                .isEqualTo(ContractError.of("FundTooSmall", 600 * DOLLAR));
        assertThat(resort.pending()).isZero();
    }

    @Test
    void aDebtStaysOnItsAccountUntilItIsRepaidToThePool() {
        AtomicLong pool = new AtomicLong();
        AccountDebtsMirror debts = new AccountDebtsMirror(pool::addAndGet);

        debts.requireTakes(LOSS, 600 * DOLLAR);
        debts.owe(LOSS, 600 * DOLLAR);
        debts.repay(7, 250 * DOLLAR);

        assertThat(debts.debtOf(7)).isEqualTo(350 * DOLLAR);
        assertThat(debts.debtOf(8)).isZero();
        assertThat(debts.pending()).isEqualTo(350 * DOLLAR);
        assertThat(pool).hasValue(250 * DOLLAR);
    }

    @Test
    void nobodyRepaysMoreThanTheDebt() {
        AccountDebtsMirror debts = new AccountDebtsMirror(amount -> {});
        debts.owe(LOSS, 600 * DOLLAR);

        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(() -> debts.repay(7, 600 * DOLLAR + 1))
                .extracting(ContractRevert::error)
                .isEqualTo(ContractError.of("RepaymentAboveDebt", 7L, 600_000_001L, 600_000_000L));
        assertThat(debts.debtOf(7)).isEqualTo(600 * DOLLAR);
    }

    @Test
    void aRepaymentThatThePoolCannotTakeLeavesTheDebt() {
        AccountDebtsMirror debts = new AccountDebtsMirror(amount -> {
            throw new ArithmeticException("does not fit");
        });
        debts.owe(LOSS, 600 * DOLLAR);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> debts.repay(7, 250 * DOLLAR));
        assertThat(debts.debtOf(7)).isEqualTo(600 * DOLLAR);
        assertThat(debts.pending()).isEqualTo(600 * DOLLAR);
    }
}
