package io.backstop.model.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PnlCapMathsTest {

    private static final long USD = 1_000_000;

    /** 90 % of 10,000 are 9,000 of the 10,000 that the side wins: each gets 90 % of the profit. */
    @Test
    void winnersShareWhatThePoolStandsFor() {
        assertThat(PnlCapMaths.withheld(1000 * USD, 10_000 * USD, 10_000 * USD, 900_000_000))
                .isEqualTo(100 * USD);
        assertThat(PnlCapMaths.withheld(1000 * USD, 9_000 * USD, 10_000 * USD, 900_000_000))
                .isZero();
        assertThat(PnlCapMaths.withheld(1000 * USD, -1, 0, 900_000_000)).isZero();
        assertThat(PnlCapMaths.withheld(1000 * USD, 1, 0, 900_000_000)).isEqualTo(1000 * USD);
    }

    @Test
    void thePayoutIsRoundedDown() {
        assertThat(PnlCapMaths.withheld(1, 10_000 * USD, 10_000 * USD, 900_000_000))
                .isEqualTo(1);
        assertThat(PnlCapMaths.withheld(11, 10_000 * USD, 10_000 * USD, 900_000_000))
                .isEqualTo(2);
    }

    @Test
    void aLossIsNotCapped() {
        assertThat(PnlCapMaths.capped(-5 * USD, USD, 700_000_000)).isEqualTo(-5 * USD);
        assertThat(PnlCapMaths.capped(5 * USD, USD, 700_000_000)).isEqualTo(700_000);
    }

    @Test
    void theRatioToThePoolIsBoundedAndRoundedDown() {
        assertThat(PnlCapMaths.pnlToPool(10_000 * USD, 12_500 * USD)).isEqualTo(800_000_000);
        assertThat(PnlCapMaths.pnlToPool(2, 3)).isEqualTo(666_666_666);
        assertThat(PnlCapMaths.pnlToPool(-1, 3)).isZero();
        assertThat(PnlCapMaths.pnlToPool(Long.MAX_VALUE, 1)).isEqualTo(1_000_000_000_000L);
        assertThat(PnlCapMaths.pnlToPool(1, 0)).isEqualTo(1_000_000_000_000L);
    }
}
