package io.backstop.model.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** GMX' figures: optimal usage 75 %, base 50 % a year, above 130 % a year. */
class BorrowingMathsTest {

    /** 0.5 · 0.875 + 0.8 · 0.125 / 0.25 = 0.8375. */
    @Test
    void aboveTheOptimalUsageTheRateRisesFaster() {
        assertThat(new long[] {rate(0), rate(500_000_000), rate(750_000_000), rate(875_000_000), rate(1_000_000_000)})
                .containsExactly(0, 250_000_000, 375_000_000, 837_500_000, 1_300_000_000);
    }

    @Test
    void everyFractionIsRoundedUp() {
        assertThat(rate(1)).isEqualTo(1);
        assertThat(BorrowingMaths.usage(1, 3, 1_000_000_000)).isEqualTo(333_333_334);
        assertThat(BorrowingMaths.usage(1, 3, 999_999_999)).isEqualTo(500_000_000);
    }

    @Test
    void theUsageIsAtMostFullAndNothingInAnEmptyMarket() {
        assertThat(BorrowingMaths.usage(700, 1000, 800_000_000)).isEqualTo(875_000_000);
        assertThat(BorrowingMaths.usage(801, 1000, 800_000_000)).isEqualTo(1_000_000_000);
        assertThat(BorrowingMaths.usage(1, 0, 800_000_000)).isEqualTo(1_000_000_000);
        assertThat(BorrowingMaths.usage(0, 0, 800_000_000)).isZero();
    }

    private static long rate(long used) {
        return BorrowingMaths.kinked(used, 750_000_000, 500_000_000, 1_300_000_000);
    }
}
