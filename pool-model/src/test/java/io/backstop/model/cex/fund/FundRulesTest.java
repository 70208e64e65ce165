package io.backstop.model.cex.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.units.Millis;
import org.junit.jupiter.api.Test;

/** The small rules around a fund. */
class FundRulesTest {

    private static final long PERCENT = 10_000_000;
    private static final long DOLLAR = 1_000_000;
    private static final long HOUR = 3_600_000;

    @Test
    void clearanceFeeIsRoundedUpAndNeverMoreThanWhatIsLeft() {
        FundFees fees = new FundFees(4_000_000, 25 * PERCENT); // 0.4 % of the notional, a quarter of trading fees

        // The paper's example: 40 bp of 0.5 at 1.30 are 0.0026.
        assertThat(fees.clearance(650_000, DOLLAR)).isEqualTo(2_600);
        assertThat(fees.clearance(1, DOLLAR)).isEqualTo(1);
        assertThat(fees.clearance(650_000, 2_599)).isEqualTo(2_599);
        assertThat(fees.clearance(650_000, -5)).isZero();
        assertThat(fees.ofTradingFee(7)).isEqualTo(1);
    }

    @Test
    void aFundHoldsAtMostAShareOfItself() {
        PositionCap cap = new PositionCap(20 * PERCENT);

        assertThat(cap.room(1000, 150)).isEqualTo(50);
        assertThat(cap.room(1000, 250)).isZero();
    }

    @Test
    void aFundThatLostTooMuchLeavesTheMarketForEightHours() {
        Fund fund = fund(1000);
        MarketPresence presence = new MarketPresence(fund, 75 * PERCENT / 10); // 7.5 %

        fund.pay(HOUR, 1, 74);
        assertThat(presence.isPresent(HOUR)).isTrue();
        fund.pay(2 * HOUR, 1, 1);
        assertThat(presence.isPresent(2 * HOUR)).isFalse();
        fund.receive(3 * HOUR, 1, FundFlow.SURPLUS, 500); // does not bring it back
        assertThat(presence.isPresent(10 * HOUR - 1)).isFalse();
        assertThat(presence.isPresent(10 * HOUR)).isTrue();
        fund.pay(11 * HOUR, 1, 107); // 7.5 % of 1425 are 106.875
        assertThat(presence.isPresent(11 * HOUR)).isFalse();
    }

    @Test
    void figuresAreChecked() {
        assertThatThrownBy(() -> fund(-1)).hasMessageStartingWith("a.balance must be from 0");
        assertThatThrownBy(() -> new PositionCap(-1)).hasMessageStartingWith("ratio must be from 0");
        assertThatThrownBy(() -> new FundFees(-1, 0)).hasMessageStartingWith("clearanceRatio must be from 0");
    }

    private static Fund fund(long balance) {
        return new Fund(new FundSpec("a", new FundScope.Everything(), balance, Millis.EIGHT_HOURS));
    }
}
