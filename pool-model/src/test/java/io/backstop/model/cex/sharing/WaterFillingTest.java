package io.backstop.model.cex.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaterFillingTest {

    private static final long LARGE = 1L << 61;

    @Test
    void theLargestRemaindersGetWhatRoundingLeaves() {
        // 10 over 1 : 2 : 3 of 6 is 1.67, 3.33, 5.
        assertThat(WaterFilling.parts(10, new long[] {1, 2, 3}, new long[] {9, 9, 9}))
                .containsExactly(2, 3, 5);
        assertThat(WaterFilling.floors(10, new long[] {1, 2, 3}, new long[] {9, 9, 9}))
                .containsExactly(1, 3, 5);
        // Of equal remainders the first.
        assertThat(WaterFilling.parts(100, new long[] {2, 0, 2, 2}, new long[] {99, 99, 99, 99}))
                .containsExactly(34, 0, 33, 33);
    }

    @Test
    void whoIsAtHisCapLeavesTheRestToTheOthers() {
        // 5 each; the second can bear 2, so the others bear 6.5 each.
        assertThat(WaterFilling.parts(15, new long[] {1, 1, 1}, new long[] {99, 2, 99}))
                .containsExactly(7, 2, 6);
        assertThat(WaterFilling.parts(15, new long[] {1, 1, 0}, new long[] {3, 2, 99}))
                .containsExactly(3, 2, 0);
    }

    @Test
    void numbersOfSixtyTwoBitsAreSharedExactly() {
        long[] parts = WaterFilling.parts(LARGE - 1, new long[] {LARGE, LARGE, LARGE}, new long[] {LARGE, 5, LARGE});

        assertThat(parts).containsExactly((LARGE - 6) / 2, 5, (LARGE - 6) / 2);
        assertThatThrownBy(() -> WaterFilling.parts(1, new long[] {LARGE, LARGE, LARGE, LARGE}, new long[4]))
                .isInstanceOf(ArithmeticException.class);
    }

    /** A part below its cap is within a unit of τ · weight for one τ for all, and no capped one would get less than its cap. */
    @Test
    void partsStandInProportionToWeights() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 5000; i++) {
            int count = random.nextInt(2, 8);
            long[] weights = random.longs(count, 0, LARGE / 8)
                    .map(w -> w >> random.nextInt(50))
                    .toArray();
            long[] caps = random.longs(count, 0, LARGE / 8)
                    .map(c -> c >> random.nextInt(50))
                    .toArray();
            long amount = random.nextLong(0, LARGE) >> random.nextInt(55);

            long[] parts = WaterFilling.parts(amount, weights, caps);

            long bearable = 0;
            for (int j = 0; j < count; j++) {
                bearable += weights[j] > 0 ? caps[j] : 0;
            }
            assertThat(Arrays.stream(parts).sum()).isEqualTo(Math.min(amount, bearable));
            for (int a = 0; a < count; a++) {
                for (int b = 0; b < count; b++) {
                    if (weights[a] > 0 && parts[b] < caps[b] && weights[b] > 0) {
                        // (part a − 1) ÷ weight a < (part b + 1) ÷ weight b
                        assertThat(product(parts[a] - 1, weights[b])).isLessThan(product(parts[b] + 1, weights[a]));
                    }
                }
            }
        }
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
