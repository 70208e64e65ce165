package io.backstop.model.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.FundingMaths.Advance;
import io.backstop.model.market.FundingMaths.Share;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FundingMathsTest {

    private static final long USD = 1_000_000;
    private static final long HOUR = 3600;
    private static final long YEAR = 31_536_000;

    /**
     * Synthetix' figures for ETH at 2000 dollars: 9 a day per day are 3285 a year per day, the scale of 1,000,000 ETH is 2
     * billion dollars. A skew of 1 % moves the rate by 32.85 a year per day, 1.36875 in an hour; half of it on average is
     * 0.0078125 % of the notional.
     */
    @Test
    void synthetixVelocityForAnHour() {
        long skew = FundingMaths.skewRatio(30_000_000 * USD, 10_000_000 * USD, 2_000_000_000 * USD);
        long perDay = FundingMaths.velocity(skew, 0, 3_285_000_000_000L);
        Advance advance = FundingMaths.moving(0, perDay, 100_000_000_000L, HOUR);

        assertThat(skew).isEqualTo(10_000_000);
        assertThat(perDay).isEqualTo(32_850_000_000L);
        assertThat(advance).isEqualTo(new Advance(1_368_750_000, 78_125 * 2 * YEAR));
    }

    /** GMX: 90 % a year after 3 h at full skew; at half of it after 6 h, and flat for 3 more: 0.45 · 6 h + 0.9 · 3 h. */
    @Test
    void gmxRampStopsAtTheLargestRate() {
        long perDay = FundingMaths.velocity(FundingMaths.skewRatio(75 * USD, 25 * USD, 0), 40_000_000, 7_200_000_000L);

        assertThat(FundingMaths.moving(0, perDay, 900_000_000, 3 * HOUR).rate()).isEqualTo(450_000_000);
        assertThat(FundingMaths.moving(0, perDay, 900_000_000, 9 * HOUR))
                .isEqualTo(new Advance(900_000_000, 2 * 5_400_000_000L * HOUR));
        assertThat(FundingMaths.moving(0, -perDay, 900_000_000, 9 * HOUR))
                .isEqualTo(new Advance(-900_000_000, -2 * 5_400_000_000L * HOUR));
    }

    @Test
    void insideTheStableBandTheRateStays() {
        assertThat(FundingMaths.velocity(40_000_000, 40_000_000, 7_200_000_000L))
                .isZero();
        assertThat(FundingMaths.velocity(-50_000_000, 40_000_000, 7_200_000_000L))
                .isEqualTo(-360_000_000);
        assertThat(FundingMaths.moving(-300_000_000, 0, 900_000_000, HOUR))
                .isEqualTo(new Advance(-300_000_000, -600_000_000 * HOUR));
    }

    @Test
    void theSkewIsAtMostFullAndItsFractionDropped() {
        assertThat(FundingMaths.skewRatio(5, 0, 2)).isEqualTo(1_000_000_000);
        assertThat(FundingMaths.skewRatio(0, 5, 2)).isEqualTo(-1_000_000_000);
        assertThat(FundingMaths.skewRatio(0, 0, 0)).isZero();
        assertThat(FundingMaths.skewRatio(1, 2, 0)).isEqualTo(-333_333_333);
    }

    /** Band 4 %, 10 % a year at a skew of 50 %, 90 % a year at full skew. */
    @Test
    void theKinkedRateIsTwoStraightLines() {
        assertThat(new long[] {
                    kinked(40_000_000),
                    kinked(270_000_000),
                    kinked(500_000_000),
                    kinked(750_000_000),
                    kinked(1_000_000_000),
                    kinked(-750_000_000)
                })
                .containsExactly(0, 50_000_000, 100_000_000, 500_000_000, 900_000_000, -500_000_000);
    }

    /** 7 units pay 3 each to 5: 21 are 4 each and 1 for the next time, when 22 are 4 each and 2 left. */
    @Test
    void whatCannotBeSharedIsKept() {
        assertThat(FundingMaths.shared(3, 7, 5, 0)).isEqualTo(new Share(4, 1));
        assertThat(FundingMaths.shared(3, 7, 5, 1)).isEqualTo(new Share(4, 2));
    }

    @Test
    void aSmallSideGetsAtMostAThousandTimesTheRate() {
        assertThat(FundingMaths.shared(3, 999_999, 1000, 2)).isEqualTo(new Share(2999, 999));
        assertThat(FundingMaths.shared(3, 1_000_000, 1000, 17)).isEqualTo(new Share(3000, 17));
        assertThat(FundingMaths.shared(100_000_000_000L, Long.MAX_VALUE, 1, 0))
                .isEqualTo(new Share(100_000_000_000_000L, 0));
    }

    @Test
    void nothingIsLostInSharing() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            long receivers = random.nextLong(1, 1L << 56);
            long payers = random.nextLong(Math.min(receivers * 100, 1L << 56));
            long growth = random.nextLong(1L << 40);
            long rest = random.nextLong(1L << 40);
            Share share = FundingMaths.shared(growth, payers, receivers, rest);

            // Both sides may wrap; equal they are all the same.
            assertThat(share.received() * receivers + share.rest()).isEqualTo(growth * payers + rest);
            assertThat(share.rest()).isBetween(0L, receivers - 1);
        }
    }

    private static long kinked(long skew) {
        return FundingMaths.kinked(skew, 40_000_000, 500_000_000, 100_000_000, 900_000_000);
    }
}
