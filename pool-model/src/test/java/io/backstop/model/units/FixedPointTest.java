package io.backstop.model.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FixedPointTest {

    @Test
    void roundsDownwardsOrUpwardsForBothSigns() {
        assertThat(List.of(
                        FixedPoint.mulDivFloor(7, 1, 2),
                        FixedPoint.mulDivFloor(-7, 1, 2),
                        FixedPoint.mulDivCeil(7, 1, 2),
                        FixedPoint.mulDivCeil(-7, 1, 2)))
                .containsExactly(3L, -4L, 4L, -3L);
    }

    @Test
    void keepsProductsThatNeedMoreThan64Bits() {
        long size = 5_000_000_000_000_000L;
        long price = 11_700_000_000_000L;

        assertThat(FixedPoint.mulDivFloor(size, price, 10_000_000_000L)).isEqualTo(5_850_000_000_000_000_000L);
        assertThat(FixedPoint.mulDivFloor(-size, price, 10_000_000_000L)).isEqualTo(-5_850_000_000_000_000_000L);
    }

    @Test
    void refusesQuotientsThatDoNotFit() {
        assertThatThrownBy(() -> FixedPoint.mulDivFloor(Long.MAX_VALUE, 2, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.mulDivCeil(Long.MIN_VALUE, -1, 1)).isInstanceOf(ArithmeticException.class);
        assertThat(FixedPoint.mulDivFloor(Long.MIN_VALUE, 1, 1)).isEqualTo(Long.MIN_VALUE);
        assertThat(FixedPoint.mulDivCeil(1L << 62, -2, 1)).isEqualTo(Long.MIN_VALUE);
    }

    /** The exact quotient is 2^64 - 1 and a fraction: rounding it up must not wrap to 0. */
    @Test
    void roundingUpAtTheEndOf64BitsIsAnError() {
        assertThatThrownBy(() -> FixedPoint.mulDivCeil(21_297_598_034L, 866_141_996_119_032_942L, 1_000_000_000L))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesADivisorThatIsNotPositive() {
        assertThatThrownBy(() -> FixedPoint.mulDivFloor(1, 1, 0)).hasMessage("divisor must be positive, was 0");
    }

    @Test
    void agreesWithUnboundedIntegersOnRandomNumbers() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            long x = random.nextLong() >> random.nextInt(64);
            long y = random.nextLong() >> random.nextInt(64);
            long d = Math.max(1, (random.nextLong() >>> 1) >>> random.nextInt(63));

            assertThat(floorOrNull(x, y, d)).isEqualTo(fits(exactFloor(x, y, d)));
            assertThat(ceilOrNull(x, y, d))
                    .isEqualTo(fits(exactFloor(-1, 1, 1).multiply(exactFloor(big(x).negate(), y, d))));
        }
    }

    @Test
    void agreesWithThemOnRatiosToo() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            long x = random.nextLong() >> random.nextInt(40);
            long ratio = (random.nextLong() >>> 1) >>> (25 + random.nextInt(20));
            long one = FixedPoint.RATIO_ONE;

            assertThat(floorOrNull(x, ratio, one)).isEqualTo(fits(exactFloor(x, ratio, one)));
            assertThat(ceilOrNull(x, ratio, one))
                    .isEqualTo(fits(exactFloor(-1, 1, 1).multiply(exactFloor(big(x).negate(), ratio, one))));
        }
    }

    @Test
    void comparesProductsExactly() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            long c = random.nextInt(4) == 0 ? a : random.nextLong() >> random.nextInt(64);
            long d = random.nextInt(4) == 0 ? b : random.nextLong() >> random.nextInt(64);

            assertThat(Integer.signum(FixedPoint.compareProducts(a, b, c, d)))
                    .isEqualTo(big(a).multiply(big(b)).compareTo(big(c).multiply(big(d))));
        }
    }

    @Test
    void comparesProductsOfThreeExactly() {
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            long[] f = new long[6];
            for (int j = 0; j < f.length; j++) {
                f[j] = (random.nextLong() >>> 1) >> random.nextInt(63);
            }
            assertProductsOfThreeComparedExactly(f);
            long nextTo = Math.max(f[1], f[1] + random.nextInt(2));
            assertProductsOfThreeComparedExactly(new long[] {f[0], f[1], f[2], f[2], f[0], nextTo});
        }
    }

    private static void assertProductsOfThreeComparedExactly(long[] f) {
        BigInteger left = big(f[0]).multiply(big(f[1])).multiply(big(f[2]));
        BigInteger right = big(f[3]).multiply(big(f[4])).multiply(big(f[5]));
        assertThat(FixedPoint.compareProducts(f[0], f[1], f[2], f[3], f[4], f[5]))
                .isEqualTo(left.compareTo(right));
    }

    private static @Nullable Long floorOrNull(long x, long y, long d) {
        try {
            return FixedPoint.mulDivFloor(x, y, d);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Long ceilOrNull(long x, long y, long d) {
        try {
            return FixedPoint.mulDivCeil(x, y, d);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static BigInteger exactFloor(long x, long y, long d) {
        return exactFloor(big(x), y, d);
    }

    private static BigInteger exactFloor(BigInteger x, long y, long d) {
        BigInteger[] parts = x.multiply(big(y)).divideAndRemainder(big(d));
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static @Nullable Long fits(BigInteger value) {
        return value.bitLength() < 64 ? value.longValueExact() : null;
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
