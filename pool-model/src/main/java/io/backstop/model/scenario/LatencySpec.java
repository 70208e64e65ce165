package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/**
 * How long something takes that takes another time each time.
 *
 * @param fixedMillis what it always takes, not negative
 * @param distribution of what comes on top
 * @param autocorrelation of two times that follow each other, measured on the normal numbers behind them (1e-9), from 0 to
 *     below 1
 */
public record LatencySpec(long fixedMillis, Distribution distribution, long autocorrelation) {

    /** No time is longer: a year. */
    public static final long LONGEST = 365L * 86_400_000;

    /** Checks the figures. */
    public LatencySpec {
        Figures.requireWithin("fixedMillis", fixedMillis, 0, LONGEST);
        Figures.requireWithin("autocorrelation", autocorrelation, 0, FixedPoint.RATIO_ONE - 1);
    }

    /** The same time each time. */
    public static LatencySpec fixed(long millis) {
        return new LatencySpec(millis, new None(), 0);
    }

    /** Whether it is the same time each time. */
    public boolean isFixed() {
        return distribution instanceof None;
    }

    /** A distribution of times, which are whole milliseconds and not negative. */
    public sealed interface Distribution {}

    /** Nothing on top. */
    public record None() implements Distribution {}

    /**
     * Every time between two bounds is as likely as every other.
     *
     * @param fromMillis the shorter bound
     * @param toMillis the longer one
     */
    public record Uniform(long fromMillis, long toMillis) implements Distribution {

        /** Checks the bounds. */
        public Uniform {
            Figures.requireWithin("fromMillis", fromMillis, 0, LONGEST);
            Figures.requireWithin("toMillis", toMillis, fromMillis, LONGEST);
        }
    }

    /**
     * A time whose logarithm is normal.
     *
     * @param medianMillis half of all times are shorter
     * @param sigma standard deviation of the logarithm (1e-9)
     */
    public record LogNormal(long medianMillis, long sigma) implements Distribution {

        /** No logarithm deviates more. */
        public static final long MOST_SIGMA = 10 * FixedPoint.RATIO_ONE;

        /** Checks the figures. */
        public LogNormal {
            Figures.requireWithin("medianMillis", medianMillis, 1, LONGEST);
            Figures.requireWithin("sigma", sigma, 0, MOST_SIGMA);
        }
    }

    /**
     * The sum of so many waits as the shape says; a shape of 1 is exponential.
     *
     * @param meanMillis on average
     * @param shape mean² ÷ variance (1e-9)
     */
    public record Gamma(long meanMillis, long shape) implements Distribution {

        /** A tenth of a wait. */
        public static final long LEAST_SHAPE = FixedPoint.RATIO_ONE / 10;

        /** A thousand waits: hardly a distribution any more. */
        public static final long MOST_SHAPE = 1000 * FixedPoint.RATIO_ONE;

        /** Checks the figures. */
        public Gamma {
            Figures.requireWithin("meanMillis", meanMillis, 1, LONGEST);
            Figures.requireWithin("shape", shape, LEAST_SHAPE, MOST_SHAPE);
        }
    }

    /**
     * Times that were measured, as shares of them that were no longer; straight lines in between.
     *
     * @param points the first at a share of 0, the last at 1, shares rising, times not falling
     */
    public record Quantiles(List<QuantilePoint> points) implements Distribution {

        /** Checks the order. */
        public Quantiles {
            points = List.copyOf(points);
            if (points.size() < 2
                    || points.getFirst().share() != 0
                    || points.getLast().share() != FixedPoint.RATIO_ONE) {
                throw new IllegalArgumentException("quantiles must go from 0 to 1, was " + points);
            }
            for (int i = 1; i < points.size(); i++) {
                if (points.get(i).share() <= points.get(i - 1).share()
                        || points.get(i).millis() < points.get(i - 1).millis()) {
                    throw new IllegalArgumentException("quantiles must rise, was " + points);
                }
            }
        }
    }

    /**
     * One quantile.
     *
     * @param share of the times (1e-9)
     * @param millis that take no longer than this
     */
    public record QuantilePoint(long share, long millis) {

        /** Checks the time. */
        public QuantilePoint {
            Figures.requireWithin("millis", millis, 0, LONGEST);
        }
    }

    /**
     * Times that were measured, each as likely as every other.
     *
     * @param file a CSV file with the column {@code latency_ms}
     */
    public record Samples(String file) implements Distribution {}
}
