package io.backstop.model.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.LiquidationMaths.Restoring;
import org.junit.jupiter.api.Test;

/**
 * Drift v2's base to cover: shortage ÷ (P × (margin ratio − liquidator fee) − P × insurance fee). Its margin ratio has the
 * buffer in it, and its two fees are the one fee here.
 */
class LiquidationMathsTest {

    private static final long USD = 1_000_000;
    private static final long UNIT = 1_000_000;
    private static final long PERCENT = 10_000_000;

    /**
     * 11 at 2000 must hold 5 % and 2 %, or 1540, and hold 880: 660 are missing. Of each of them 140 are freed and 20 and 10
     * are fees: 660 ÷ (120 − 10) is 6. The 5 left are worth 10,000 and hold 880 − 6 × 30 = 700, just 7 %.
     */
    @Test
    void bothFeesOfDriftAreOneHere() {
        long notional = 22_000 * USD;
        long maintenance = 1100 * USD;
        long liquidatorAndInsurance = 15 * PERCENT / 10;
        long triggerEquity = 880 * USD - 330 * USD;

        Restoring needed =
                LiquidationMaths.restoring(notional, triggerEquity, maintenance, 2 * PERCENT, liquidatorAndInsurance);

        assertThat(needed).isEqualTo(new Restoring(660 * USD, 1210 * USD));
        assertThat(LiquidationMaths.partFreeing(needed.shortage(), needed.freedByAll(), 11 * UNIT))
                .isEqualTo(6 * UNIT);
    }

    /**
     * Drift lowers the insurance fee to 0.95 × (7 % − 1 % − shortage ÷ notional), so that it cannot make anybody bankrupt;
     * with 1320 missing, 6 %, that is nothing and all 11 are closed. Here all are closed too, and what the fee lacks is
     * waived.
     */
    @Test
    void whereTheFeesWouldLeaveNothingAllIsClosed() {
        Restoring needed = LiquidationMaths.restoring(
                22_000 * USD, 220 * USD - 330 * USD, 1100 * USD, 2 * PERCENT, 15 * PERCENT / 10);

        assertThat(needed).isEqualTo(new Restoring(1320 * USD, 1210 * USD));
        assertThat(LiquidationMaths.partFreeing(needed.shortage(), needed.freedByAll(), 11 * UNIT))
                .isEqualTo(11 * UNIT);
    }
}
