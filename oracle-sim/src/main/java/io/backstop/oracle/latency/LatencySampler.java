package io.backstop.oracle.latency;

import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.random.RandomStream;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws latencies, one after the other. Not thread safe.
 *
 * <p>Behind each stands a normal number z, and z = ρ·z₋₁ + √(1 − ρ²)·ε with fresh ε: so times correlate and each keeps its
 * distribution (a Gaussian copula).
 */
public final class LatencySampler {

    private final long fixedMillis;
    private final DoubleUnaryOperator quantiles;
    private final double kept;
    private final double fresh;
    private final boolean isFixed;
    private final RandomStream random;
    private double normal;

    /**
     * A sampler at its start.
     *
     * @throws io.backstop.model.scenario.InputException if a file of samples is broken
     */
    public LatencySampler(LatencySpec spec, RandomStream random) {
        this.random = random;
        isFixed = spec.isFixed();
        fixedMillis = spec.fixedMillis();
        quantiles = LatencyQuantiles.of(spec.distribution());
        kept = (double) spec.autocorrelation() / FixedPoint.RATIO_ONE;
        fresh = StrictMath.sqrt(1 - kept * kept);
        normal = isFixed ? 0 : random.normal();
    }

    /** The next one in milliseconds, rounded to the nearest, at most a year. */
    public long next() {
        if (isFixed) {
            return fixedMillis;
        }
        double millis = quantiles.applyAsDouble(normal);
        normal = kept * normal + fresh * random.normal();
        return fixedMillis + StrictMath.round(Math.min(millis, LatencySpec.LONGEST));
    }
}
