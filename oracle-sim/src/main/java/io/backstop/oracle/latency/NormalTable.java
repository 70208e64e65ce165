package io.backstop.oracle.latency;

import java.util.function.DoubleUnaryOperator;

/** A function of a normal number, known at every 64th from −8 to 8 and on straight lines in between. */
final class NormalTable {

    private static final int PER_UNIT = 64;
    private static final int FURTHEST = 8;
    private static final int LAST = 2 * FURTHEST * PER_UNIT;

    private static final NormalTable PROBABILITIES = new NormalTable(NormalTable::probabilityAt);

    private final double[] values = new double[LAST + 1];

    NormalTable(DoubleUnaryOperator function) {
        for (int i = 0; i <= LAST; i++) {
            values[i] = function.applyAsDouble((double) i / PER_UNIT - FURTHEST);
        }
    }

    /** The value for a normal number; beyond the table that at its end. */
    double at(double normal) {
        double place = Math.clamp((normal + FURTHEST) * PER_UNIT, 0, LAST);
        int left = Math.min((int) place, LAST - 1);
        return values[left] + (place - left) * (values[left + 1] - values[left]);
    }

    /** The probability that a normal number is at most this one; off by 1e-5 at most. */
    static double probability(double normal) {
        return PROBABILITIES.at(normal);
    }

    /** The probability of a normal number that is further out than this, on one side. */
    static double tail(double normal) {
        return IncompleteGamma.upper(0.5, normal * normal / 2) / 2;
    }

    private static double probabilityAt(double normal) {
        return normal < 0 ? tail(normal) : 1 - tail(normal);
    }
}
