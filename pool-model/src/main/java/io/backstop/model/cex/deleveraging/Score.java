package io.backstop.model.cex.deleveraging;

import java.util.Arrays;

/**
 * A fraction {@code sign × first × second ÷ (third × fourth)}, compared exactly and never divided. Equal fractions of
 * different factors compare as equal without being equal records.
 *
 * @param sign −1, 0 or 1
 * @param first and all others without sign; the last two positive
 */
public record Score(int sign, long first, long second, long third, long fourth) implements Comparable<Score> {

    private static final int LIMBS = 4;

    /** The score with the sign of a number, 0 where a factor of the numerator is. */
    static Score signed(long number, long first, long second, long third, long fourth) {
        return new Score(first == 0 || second == 0 ? 0 : Long.signum(number), first, second, third, fourth);
    }

    @Override
    public int compareTo(Score other) {
        if (sign != other.sign || sign == 0) {
            return Integer.compare(sign, other.sign);
        }
        return sign * compareMagnitudes(other);
    }

    /** The score in floating point, within 1e-15 of itself; for those who only want to know which scores are near. */
    double approximately() {
        return sign * ((double) first * second / ((double) third * fourth));
    }

    private int compareMagnitudes(Score other) {
        long[] left = product(first, second, other.third, other.fourth);
        long[] right = product(other.first, other.second, third, fourth);
        int top = LIMBS - 1;
        while (top > 0 && left[top] == right[top]) {
            top--;
        }
        return Long.compareUnsigned(left[top], right[top]);
    }

    /** The product in 256 bits, lowest limb first. */
    private static long[] product(long... factors) {
        long[] limbs = Arrays.copyOf(factors, LIMBS);
        Arrays.fill(limbs, 1, LIMBS, 0);
        for (int i = 1; i < factors.length; i++) {
            multiply(limbs, factors[i]);
        }
        return limbs;
    }

    private static void multiply(long[] limbs, long factor) {
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            long low = limbs[i] * factor;
            long sum = low + carry;
            carry = Math.unsignedMultiplyHigh(limbs[i], factor) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
            limbs[i] = sum;
        }
    }
}
