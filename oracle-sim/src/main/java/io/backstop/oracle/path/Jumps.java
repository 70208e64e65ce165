package io.backstop.oracle.path;

import io.backstop.model.scenario.JumpSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.random.RandomStream;

/**
 * Jumps that come by themselves and cause further jumps (Hawkes 1971). Not thread safe.
 *
 * <p>After a jump the rate is higher by excitation ÷ decay and falls back exponentially. Between two jumps the rate only
 * falls, so the next one is found by thinning (Ogata 1981): candidates at the present rate, each taken with the
 * probability that the rate has not fallen below it meanwhile.
 */
final class Jumps {

    private static final double DAY_SECONDS = 86_400;
    private static final double MILLIS = 1000;

    private final RandomStream times;
    private final RandomStream sizes;
    private final double rate;
    private final double step;
    private final double decaySeconds;
    private final double mean;
    private final double deviation;
    private double excited;

    Jumps(JumpSpec spec, RandomStream times, RandomStream sizes) {
        this.times = times;
        this.sizes = sizes;
        rate = ratio(spec.perDay()) / DAY_SECONDS;
        decaySeconds = spec.decayMillis() / MILLIS;
        step = ratio(spec.excitation()) / decaySeconds;
        mean = ratio(spec.mean());
        deviation = ratio(spec.deviation());
    }

    /** Number of jumps in the next so many seconds. */
    int count(double seconds) {
        int count = 0;
        double left = seconds;
        while (true) {
            double highest = rate + excited;
            double wait = highest == 0 ? Double.POSITIVE_INFINITY : times.exponential() / highest;
            if (wait >= left) {
                excited *= StrictMath.exp(-left / decaySeconds);
                return count;
            }
            left -= wait;
            excited *= StrictMath.exp(-wait / decaySeconds);
            if (times.uniform() * highest < rate + excited) {
                count++;
                excited += step;
            }
        }
    }

    /** What so many jumps move the logarithm of the price together. */
    double move(int count) {
        return count == 0 ? 0 : count * mean + StrictMath.sqrt(count) * deviation * sizes.normal();
    }

    private static double ratio(long value) {
        return (double) value / FixedPoint.RATIO_ONE;
    }
}
