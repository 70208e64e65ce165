package io.backstop.model.cex.deleveraging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreTest {

    @Test
    void fractionsAreComparedWithoutDividing() {
        // 1·6 ÷ (2·4) = 3/4 and 2·2 ÷ (1·5) = 4/5
        assertThat(new Score(1, 1, 6, 2, 4)).isLessThan(new Score(1, 2, 2, 1, 5));
        assertThat(new Score(-1, 1, 6, 2, 4)).isGreaterThan(new Score(-1, 2, 2, 1, 5));
        assertThat(new Score(1, 3, 1, 4, 1)).isEqualByComparingTo(new Score(1, 1, 6, 2, 4));
        assertThat(new Score(0, 0, 1, 1, 1)).isBetween(new Score(-1, 1, 1, 9, 9), new Score(1, 1, 1, 9, 9));
    }

    @Test
    void productsOfFourAreComparedExactly() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 100_000; i++) {
            long[] f = random.longs(8, 1, Long.MAX_VALUE).toArray();
            for (int j = 0; j < f.length; j++) {
                f[j] = 1 + (f[j] >>> random.nextInt(63));
            }
            assertComparedAsBigIntegers(f);
            // Two products that differ by one part in the last factor at most.
            assertComparedAsBigIntegers(
                    new long[] {f[0], f[1], f[2], f[3] + random.nextInt(2), f[1], f[0], f[3], f[2]});
        }
    }

    /** left: 0 and 1 over 2 and 3; right: 4 and 5 over 6 and 7. */
    private static void assertComparedAsBigIntegers(long[] f) {
        for (long factor : f) {
            if (factor <= 0) {
                return; // one more than the largest
            }
        }
        int expected = product(f[0], f[1], f[6], f[7]).compareTo(product(f[4], f[5], f[2], f[3]));
        int actual = new Score(1, f[0], f[1], f[2], f[3]).compareTo(new Score(1, f[4], f[5], f[6], f[7]));
        assertThat(Integer.signum(actual)).isEqualTo(expected);
    }

    private static BigInteger product(long... factors) {
        BigInteger product = BigInteger.ONE;
        for (long factor : factors) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        return product;
    }
}
