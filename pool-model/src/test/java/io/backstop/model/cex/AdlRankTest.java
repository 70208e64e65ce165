package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.units.FixedPoint;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdlRankTest {

    @Test
    void higherProfitPerEntryTimesLeverageComesFirstAndTiesGoByAccount() {
        // Mark 80. A: entry 100, profit 20 % of entry, 80 of worth on 40 of equity: 0.2 × 2 = 0.4
        AdlRank a = new AdlRank(1, 20, 100, 40);
        // B: entry 160, profit 50 %, 80 on 320: 0.5 × 0.25 = 0.125
        AdlRank b = new AdlRank(2, 80, 160, 320);
        // C: the same as A at three times the size
        AdlRank c = new AdlRank(3, 60, 100, 120);

        assertThat(Stream.of(c, b, a).sorted()).isEqualTo(List.of(a, c, b));
    }

    @Test
    void productsOfThreeAreComparedExactly() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 100_000; i++) {
            long[] f = random.longs(6, 0, Long.MAX_VALUE).toArray();
            for (int j = 0; j < 6; j++) {
                f[j] >>>= random.nextInt(63);
            }
            assertComparedAsBigIntegers(f);
            long[] near = {f[0], f[1], f[2], f[2], f[0], f[1] + random.nextInt(2)};
            if (near[5] >= 0) {
                assertComparedAsBigIntegers(near);
            }
        }
    }

    private static void assertComparedAsBigIntegers(long[] f) {
        int expected = product(f[0], f[1], f[2]).compareTo(product(f[3], f[4], f[5]));
        assertThat(FixedPoint.compareProducts(f[0], f[1], f[2], f[3], f[4], f[5]))
                .isEqualTo(expected);
    }

    private static BigInteger product(long a, long b, long c) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).multiply(BigInteger.valueOf(c));
    }
}
