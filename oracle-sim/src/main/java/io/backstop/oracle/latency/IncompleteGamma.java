package io.backstop.oracle.latency;

/** The regularised incomplete gamma functions, on {@link StrictMath} (Abramowitz and Stegun 6.5). */
final class IncompleteGamma {

    private static final double ENOUGH = 1e-15;
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 10_000;

    /** Coefficients of Lanczos (1964) for g = 5 and six terms; the error is below 2e-10. */
    private static final double[] LANCZOS = {
        76.18009172947147,
        -86.50532032941678,
        24.01409824083091,
        -1.231739572450155,
        0.1208650973866179e-2,
        -0.5395239384953e-5
    };

    private static final double LANCZOS_G = 5.5;
    private static final double LANCZOS_ONE = 1.000000000190015;

    private IncompleteGamma() {}

    /** P(a, x): the probability that a gamma variable of shape a and scale 1 is at most x. */
    static double lower(double a, double x) {
        return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
    }

    /** Q(a, x) = 1 − P(a, x), exact where it is small. */
    static double upper(double a, double x) {
        return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
    }

    private static double series(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < MOST_TERMS && term > sum * ENOUGH; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum * scale(a, x);
    }

    /** The continued fraction by the method of Lentz (1976). */
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double value = d;
        double change = 0;
        for (int n = 1; n < MOST_TERMS && Math.abs(change - 1) > ENOUGH; n++) {
            double coefficient = n * (a - n);
            b += 2;
            d = 1 / notZero(coefficient * d + b);
            c = notZero(b + coefficient / c);
            change = d * c;
            value *= change;
        }
        return value * scale(a, x);
    }

    private static double notZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** x to the power of a, times e to the power of −x, ÷ Γ(a). */
    private static double scale(double a, double x) {
        return StrictMath.exp(a * StrictMath.log(x) - x - logGamma(a));
    }

    private static double logGamma(double a) {
        double sum = LANCZOS_ONE;
        for (int i = 0; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (a + 1 + i);
        }
        double base = a + LANCZOS_G;
        return (a + 0.5) * StrictMath.log(base) - base + StrictMath.log(StrictMath.sqrt(2 * StrictMath.PI) * sum / a);
    }
}
