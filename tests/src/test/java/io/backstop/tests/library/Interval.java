package io.backstop.tests.library;

import java.util.Arrays;

/** A mean and half of its 95 % confidence interval, by Student's distribution. */
record Interval(double mean, double half) {

    /** Quantile 97.5 % of Student's t with 19 degrees of freedom. */
    private static final double T_OF_TWENTY = 2.093;

    private static final int TWENTY = 20;
    private static final String AS_EXPECTED = "as expected";
    private static final String NOT_SO = "not so";
    private static final String UNDECIDED = "undecided";

    /** Of twenty values. */
    static Interval of(double[] values) {
        if (values.length != TWENTY) {
            throw new IllegalArgumentException("there must be 20 values, was " + values.length);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new Interval(mean, T_OF_TWENTY * Math.sqrt(squares / (TWENTY - 1) / TWENTY));
    }

    /** What a difference that was expected to be positive says. */
    String ofMore() {
        if (mean > half) {
            return AS_EXPECTED;
        }
        if (mean == 0 && half == 0) {
            return NOT_SO;
        }
        return mean < -half ? "the opposite" : UNDECIDED;
    }

    /** What a difference that was expected to be nothing says. */
    String ofSame() {
        return mean == 0 && half == 0 ? AS_EXPECTED : NOT_SO;
    }

    /** Which way a difference went of which nothing had been written down. */
    String ofNothing() {
        if (mean == 0 && half == 0) {
            return "the same";
        }
        if (Math.abs(mean) <= half) {
            return UNDECIDED;
        }
        return mean > 0 ? "more" : "less";
    }

    /** What a difference says that was expected to be no larger than this either way. */
    String ofWithin(double most) {
        if (Math.abs(mean) + half <= most) {
            return AS_EXPECTED;
        }
        return Math.abs(mean) - half > most ? NOT_SO : UNDECIDED;
    }
}
