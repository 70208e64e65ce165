package io.backstop.tests.cex;

import java.math.BigInteger;

/** Exact comparison of fractions. */
final class Fraction {

    private Fraction() {}

    /** The sign of a ÷ b − c ÷ d for positive b and d. */
    static int compare(long a, long b, long c, long d) {
        BigInteger left = BigInteger.valueOf(a).multiply(BigInteger.valueOf(d));
        return left.compareTo(BigInteger.valueOf(c).multiply(BigInteger.valueOf(b)));
    }
}
