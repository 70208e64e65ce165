package io.backstop.model.cex.deleveraging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.cex.fund.Drawdown;
import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.fund.FundFlow;
import io.backstop.model.cex.fund.FundScope;
import io.backstop.model.cex.fund.FundSpec;
import io.backstop.model.cex.fund.PositionCap;
import io.backstop.model.units.Millis;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdlTriggerTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PERCENT = 10_000_000;
    private static final int A = 1;
    /** Of all that was not sold. */
    private static final long LOSS = 100;

    /**
     * Bybit's own example (API documentation, adl-alert): a pool of 1 M, contract A loses 350 k, traders bear 50 k so that A
     * stays at −30 %, and it ends when A is above −25 %.
     */
    @Test
    void bybitLetsTradersBearWhatLiesBeyondThirtyPercentAndStopsAtTwentyFive() {
        Fund pool = fund(1_000_000 * DOLLAR);
        AdlTrigger.Fall trigger = new AdlTrigger.Fall(30 * PERCENT, 25 * PERCENT, 10_000 * DOLLAR);

        // 300 k are gone: exactly 30 %, not more.
        pool.pay(1, A, 300_000 * DOLLAR);
        assertThat(trigger.isDue(of(pool, 1), false)).isFalse();
        // 50 k more would make 35 %.
        Distress before =
                new Distress(pool.balance(), new Drawdown(350_000 * DOLLAR, 1_000_000 * DOLLAR), 0, 0, 0, 0, 0, 0);
        assertThat(trigger.isDue(before, false)).isTrue();
        assertThat(trigger.excess(before)).isEqualTo(50_000 * DOLLAR);
        // The traders bore them, so the pool stays at −30 %, and it goes on.
        assertThat(pool.balance()).isEqualTo(700_000 * DOLLAR);
        assertThat(trigger.isDue(of(pool, 2), true)).isTrue();
        // 50 k of surplus: exactly −25 %, which is not above it.
        pool.receive(3, A, FundFlow.SURPLUS, 50_000 * DOLLAR);
        assertThat(trigger.isDue(of(pool, 3), true)).isTrue();
        pool.receive(4, A, FundFlow.SURPLUS, 1);
        assertThat(trigger.isDue(of(pool, 4), true)).isFalse();
    }

    @Test
    void aPoolWithHardlyAnythingIsJudgedByWhatItHasToPay() {
        AdlTrigger.Fall fall = new AdlTrigger.Fall(30 * PERCENT, 25 * PERCENT, 10_000);
        AdlTrigger any = new AdlTrigger.Any(List.of(fall, new AdlTrigger.FundEmpty()));

        assertThat(any.isDue(distress(10_001, new Drawdown(40, 100)), false)).isTrue();
        assertThat(any.isDue(distress(10_000, new Drawdown(40, 100)), false)).isFalse();
        assertThat(any.isDue(distress(100, new Drawdown(40, 100)), false)).isFalse();
        assertThat(any.isDue(distress(99, new Drawdown(40, 100)), false)).isTrue();
    }

    @Test
    void bitmexWaitsUntilTheFundIsExhaustedAndTheMarkIsThrough() {
        AdlTrigger both =
                new AdlTrigger.All(List.of(new AdlTrigger.FundEmpty(), new AdlTrigger.MarkThroughBankruptcy()));

        assertThat(both.isDue(unfilled(99, 5, 90, 90), false)).isTrue();
        assertThat(both.isDue(unfilled(0, 5, 90, 91), false)).isFalse();
        assertThat(both.isDue(unfilled(100, 5, 90, 80), false)).isFalse();
        assertThat(both.isDue(unfilled(0, -5, 90, 90), false)).isTrue();
        assertThat(both.isDue(unfilled(0, -5, 90, 89), false)).isFalse();
        assertThat(both.isDue(unfilled(0, 0, 90, 90), false)).isFalse();
    }

    @Test
    void hyperliquidActsOnNegativeEquityAndBinanceOnTooLargeAHolding() {
        assertThat(new AdlTrigger.NegativeEquity().isDue(new Distress(9, Drawdown.NONE, 0, 0, 0, -1, 1, 0), false))
                .isTrue();
        assertThat(new AdlTrigger.NegativeEquity().isDue(new Distress(0, Drawdown.NONE, 0, 0, 0, 0, 0, 0), false))
                .isFalse();
        AdlTrigger cap = new AdlTrigger.MaxNotional(new PositionCap(20 * PERCENT));
        // 20 % of 1000
        assertThat(cap.isDue(new Distress(1000, Drawdown.NONE, 0, 0, 0, 0, 0, 200), false))
                .isFalse();
        assertThat(cap.isDue(new Distress(1000, Drawdown.NONE, 0, 0, 0, 0, 0, 201), false))
                .isTrue();
    }

    @Test
    void aTriggerCannotStopBeforeItStarts() {
        assertThatThrownBy(() -> new AdlTrigger.Fall(25 * PERCENT, 30 * PERCENT, 0))
                .hasMessage("stop must be from 1 to 250000000, was 300000000");
    }

    private static Distress of(Fund pool, long time) {
        return distress(pool.balance(), pool.drawdown(time, A));
    }

    private static Distress distress(long balance, Drawdown drawdown) {
        return new Distress(balance, drawdown, 0, 0, 0, 0, LOSS, 0);
    }

    private static Distress unfilled(long balance, long size, long bankruptcyPrice, long mark) {
        return new Distress(balance, Drawdown.NONE, size, bankruptcyPrice, mark, 0, LOSS, 0);
    }

    private static Fund fund(long balance) {
        return new Fund(new FundSpec("pool", new FundScope.Everything(), balance, Millis.EIGHT_HOURS));
    }
}
