// Mirrors maths/FixedPoint.sol
package io.backstop.model.units;

/** Integer arithmetic with the rounding in the name, the same functions as {@code FixedPoint.sol}. */
public final class FixedPoint {

    /** One in the scale of ratios: 1e-9 each. */
    public static final long RATIO_ONE = 1_000_000_000L;

    /** A price of one dollar. */
    public static final long PRICE_ONE = 100_000_000L;

    /** A ratio whose product with less than {@link #RATIO_ONE} fits 63 bits. */
    private static final long MOST_SPLIT = 9 * RATIO_ONE;

    /** Bits of the upper half of a product whose quotient by {@link #RATIO_ONE} is sure to fit 63 bits. */
    private static final int SMALL_BITS = 28;

    private static final long LOW_32 = 0xFFFF_FFFFL;

    private FixedPoint() {}

    /**
     * Returns {@code x * y / d} rounded towards minus infinity, with a 128-bit product.
     *
     * @param d the divisor, positive
     * @throws ArithmeticException if the quotient does not fit a signed 64-bit integer
     */
    public static long mulDivFloor(long x, long y, long d) {
        return mulDiv(x, y, d, false);
    }

    /**
     * Returns {@code x * y / d} rounded towards plus infinity, with a 128-bit product.
     *
     * @param d the divisor, positive
     * @throws ArithmeticException if the quotient does not fit a signed 64-bit integer
     */
    public static long mulDivCeil(long x, long y, long d) {
        return mulDiv(x, y, d, true);
    }

    /** Returns the sign of {@code a * b - c * d}, exact: both products have 128 bits. */
    public static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    /** Returns the sign of {@code a * b * c - x * y * z} for numbers that are not negative. */
    public static int compareProducts(long a, long b, long c, long x, long y, long z) {
        long leftHigh = Math.multiplyHigh(a, b);
        long rightHigh = Math.multiplyHigh(x, y);
        int top = Long.compare(topDigit(leftHigh, a * b, c), topDigit(rightHigh, x * y, z));
        if (top != 0) {
            return top;
        }
        int middle = Long.compareUnsigned(middleDigit(leftHigh, a * b, c), middleDigit(rightHigh, x * y, z));
        return middle != 0 ? middle : Long.compareUnsigned(a * b * c, x * y * z);
    }

    private static long middleDigit(long high, long low, long factor) {
        return high * factor + Math.unsignedMultiplyHigh(low, factor);
    }

    private static long topDigit(long high, long low, long factor) {
        boolean carry = Long.compareUnsigned(middleDigit(high, low, factor), high * factor) < 0;
        return Math.unsignedMultiplyHigh(high, factor) + (carry ? 1 : 0);
    }

    private static long mulDiv(long x, long y, long d, boolean towardsPlus) {
        if (d <= 0) {
            throw new ArithmeticException("divisor must be positive, was " + d);
        }
        long high = Math.multiplyHigh(x, y);
        long low = x * y;
        if (high == low >> 63) {
            return towardsPlus ? Math.ceilDiv(low, d) : Math.floorDiv(low, d);
        }
        if (d == RATIO_ONE && y >= 0 && y <= MOST_SPLIT && high >> SMALL_BITS == high >> 63) {
            return ofRatio(x, y, towardsPlus);
        }
        boolean negative = high < 0;
        long unsignedLow = negative ? -low : low;
        long unsignedHigh = negative ? ~high + (low == 0 ? 1 : 0) : high;
        return signedQuotient(unsignedHigh, unsignedLow, d, negative, negative != towardsPlus);
    }

    /** Whole ones and the rest apart, so that nothing needs more than 64 bits: most divisions are by one of the ratios. */
    private static long ofRatio(long x, long ratio, boolean towardsPlus) {
        long whole = Math.floorDiv(x, RATIO_ONE);
        long part = (x - whole * RATIO_ONE) * ratio;
        return whole * ratio + (towardsPlus ? Math.ceilDiv(part, RATIO_ONE) : Math.floorDiv(part, RATIO_ONE));
    }

    private static long signedQuotient(long high, long low, long d, boolean negative, boolean awayFromZero) {
        if (Long.compareUnsigned(high, d) >= 0) {
            throw new ArithmeticException("quotient does not fit 64 bits");
        }
        long quotient = divideUnsigned(high, low, d);
        boolean carry = awayFromZero && quotient * d != low;
        // A magnitude of 2^63 is representable only as the negative end of the range.
        long most = negative ? Long.MIN_VALUE : Long.MAX_VALUE;
        if (Long.compareUnsigned(quotient, carry ? most - 1 : most) > 0) {
            throw new ArithmeticException("quotient does not fit 64 bits");
        }
        long magnitude = carry ? quotient + 1 : quotient;
        return negative ? -magnitude : magnitude;
    }

    /**
     * Divides an unsigned 128-bit number by a positive 63-bit one in two 32-bit digits (Knuth, TAOCP 4.3.1, algorithm
     * D); needs {@code high < d} so that the quotient fits 64 bits.
     */
    private static long divideUnsigned(long high, long low, long d) {
        int shift = Long.numberOfLeadingZeros(d);
        long divisor = d << shift;
        long remainder = shift == 0 ? high : high << shift | low >>> (64 - shift);
        long digits = low << shift;
        long upper = quotientDigit(remainder, digits >>> 32, divisor);
        remainder = (remainder << 32 | digits >>> 32) - upper * divisor;
        long lower = quotientDigit(remainder, digits & LOW_32, divisor);
        return upper << 32 | lower;
    }

    private static long quotientDigit(long remainder, long nextDigit, long divisor) {
        long top = divisor >>> 32;
        long bottom = divisor & LOW_32;
        long digit = Long.divideUnsigned(remainder, top);
        long rest = Long.remainderUnsigned(remainder, top);
        while (digit > LOW_32 || Long.compareUnsigned(digit * bottom, rest << 32 | nextDigit) > 0) {
            digit--;
            rest += top;
            if (rest > LOW_32) {
                break;
            }
        }
        return digit;
    }
}
