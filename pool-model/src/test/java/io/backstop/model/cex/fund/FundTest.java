package io.backstop.model.cex.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.units.Millis;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FundTest {

    private static final long HOUR = 3_600_000;
    private static final int A = 3;
    private static final int B = 40;

    @Test
    void everyChangeIsKeptAndTheFundPaysWhatItHas() {
        Fund fund = fund(100);

        fund.receive(1, A, FundFlow.SURPLUS, 20);
        fund.receive(2, B, FundFlow.CLEARANCE_FEE, 5);
        fund.inject(3, 10);
        long paid = fund.pay(4, A, 200);
        long nothing = fund.pay(5, B, 7);

        assertThat(paid).isEqualTo(135);
        assertThat(nothing).isZero();
        assertThat(fund.history())
                .containsExactly(
                        new FundEntry(1, A, FundFlow.SURPLUS, 20, 120),
                        new FundEntry(2, B, FundFlow.CLEARANCE_FEE, 5, 125),
                        new FundEntry(3, Fund.NO_CONTRACT, FundFlow.INJECTION, 10, 135),
                        new FundEntry(4, A, FundFlow.SHORTFALL, -135, 0),
                        new FundEntry(5, B, FundFlow.SHORTFALL, 0, 0));
        assertThat(fund.result(A)).isEqualTo(-115); // 20 − 135
        assertThat(fund.result(B)).isEqualTo(5);
        assertThat(fund.result(7)).isZero();
    }

    /** Bybit: (pnl now − pnl max in 8 h) ÷ balance max in 8 h. OKX: the balance below its own peak. */
    @Test
    void drawdownIsMeasuredFromThePeaksOfEightHours() {
        Fund fund = fund(1000);
        fund.receive(0, A, FundFlow.SURPLUS, 200); // balance 1200, A +200
        fund.pay(HOUR, A, 300); //                    balance 900,  A −100
        fund.receive(2 * HOUR, B, FundFlow.SURPLUS, 400); // balance 1300, B +400
        fund.pay(3 * HOUR, B, 100); //                balance 1200, B +300

        assertThat(fund.drawdown(4 * HOUR, A)).isEqualTo(new Drawdown(300, 1300));
        assertThat(fund.drawdown(4 * HOUR, B)).isEqualTo(new Drawdown(100, 1300));
        assertThat(fund.drawdown(4 * HOUR)).isEqualTo(new Drawdown(100, 1300));
        // At 9 h A's +200, which ended at 1 h, is forgotten; at 11 h B's +400 and the balance of 1300 too.
        assertThat(fund.drawdown(9 * HOUR, A)).isEqualTo(new Drawdown(0, 1300));
        assertThat(fund.drawdown(11 * HOUR, B)).isEqualTo(new Drawdown(0, 1200));
    }

    @Test
    void aRatioIsComparedExactly() {
        Drawdown third = new Drawdown(1, 3);

        assertThat(third.exceeds(333_333_333)).isTrue();
        assertThat(third.reaches(333_333_334)).isFalse();
        assertThat(new Drawdown(3, 10).exceeds(300_000_000)).isFalse();
        assertThat(new Drawdown(3, 10).reaches(300_000_000)).isTrue();
        assertThat(new Drawdown(350, 1000).beyond(300_000_000)).isEqualTo(50);
        assertThat(new Drawdown(250, 1000).beyond(300_000_000)).isZero();
    }

    @Test
    void anAmountHasASignOfItsOwn() {
        assertThatThrownBy(() -> fund(1).receive(0, A, FundFlow.SURPLUS, -1))
                .hasMessageStartingWith("amount must be from 0");
        assertThatThrownBy(() -> fund(1).receive(0, A, FundFlow.SHORTFALL, 1))
                .hasMessage("a contract contributes no SHORTFALL");
    }

    @Test
    void aMovementIsAContractsResultUnlessTheCompanyMakesIt() {
        Fund fund = fund(100);

        fund.move(1, A, FundFlow.FUNDING_PAYMENT, -30);
        fund.move(2, A, FundFlow.INJECTION, 50);

        assertThat(fund.history())
                .containsExactly(
                        new FundEntry(1, A, FundFlow.FUNDING_PAYMENT, -30, 70),
                        new FundEntry(2, Fund.NO_CONTRACT, FundFlow.INJECTION, 50, 120));
        assertThat(fund.result(A)).isEqualTo(-30);
        assertThatThrownBy(() -> fund.move(3, A, FundFlow.SHORTFALL, -121)).hasMessage("the fund has less than 121");
        assertThat(fund.balance()).isEqualTo(120);
    }

    @Test
    void aMistakeChangesNothing() {
        Fund fund = fund(100);
        fund.pay(9, A, 40);

        assertThatThrownBy(() -> fund.pay(9, Fund.NO_CONTRACT, 1))
                .hasMessage("contract must be from 0 to 65535, was -1");
        assertThatThrownBy(() -> fund.pay(8, A, 1)).hasMessage("time must not go back from 9, was 8");
        assertThatThrownBy(() -> fund.inject(10, Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);

        assertThat(fund.balance()).isEqualTo(60);
        assertThat(fund.result(A)).isEqualTo(-40);
        assertThat(fund.history()).containsExactly(new FundEntry(9, A, FundFlow.SHORTFALL, -40, 60));
    }

    @Test
    void theBalanceIsTheSumOfItsHistoryAndNeverNegative() {
        SplittableRandom random = new SplittableRandom(8);
        Fund fund = fund(500);
        long sum = 500;
        for (int i = 0; i < 10_000; i++) {
            int contract = random.nextInt(1, 20);
            if (random.nextBoolean()) {
                fund.pay(i, contract, random.nextLong(0, 400));
            } else {
                fund.receive(i, contract, FundFlow.TRADING_FEE_SHARE, random.nextLong(0, 300));
            }
            sum += fund.history().getLast().amount();
            assertThat(fund.balance()).isEqualTo(sum).isNotNegative();
        }
        long results = 0;
        for (int contract = 0; contract < 20; contract++) {
            results += fund.result(contract);
        }
        assertThat(results).isEqualTo(sum - 500);
    }

    private static Fund fund(long balance) {
        return new Fund(new FundSpec("a", new FundScope.Everything(), balance, Millis.EIGHT_HOURS));
    }
}
