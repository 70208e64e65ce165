package io.backstop.oracle.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.LatencySpec.Distribution;
import io.backstop.model.scenario.LatencySpec.QuantilePoint;
import io.backstop.oracle.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is drawn against the distribution functions of theory (Kolmogorov's test), alone and correlated. */
class LatencyDistributionTest {

    private static final int DRAWS = 10_000;
    private static final long ONE = 1_000_000_000L;

    /** Beyond √(−½ ln ½p) ÷ √draws lies a greatest distance with the probability p = 0.0001 (Smirnov 1948). */
    private static final double FURTHEST = Math.sqrt(-0.5 * Math.log(0.00005) / DRAWS);

    @ParameterizedTest(name = "{0}")
    @MethodSource("distributions")
    void drawsFollowTheirDistribution(Distribution distribution, DoubleUnaryOperator share) {
        assertThat(distance(drawn(distribution, 0, DRAWS), share)).isLessThan(FURTHEST);
    }

    /** Every fiftieth is as good as independent: 0.8 to the 50th is 0.00001. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("distributions")
    void soDoDrawsThatCorrelate(Distribution distribution, DoubleUnaryOperator share) {
        long[] drawn = drawn(distribution, ONE / 10 * 8, 50 * DRAWS);
        long[] apart =
                LongStream.range(0, DRAWS).map(i -> drawn[(int) (50 * i)]).toArray();

        assertThat(distance(apart, share)).isLessThan(FURTHEST);
    }

    static Stream<Arguments> distributions() {
        List<QuantilePoint> points = List.of(
                new QuantilePoint(0, 0), new QuantilePoint(ONE / 4 * 3, 1_000_000), new QuantilePoint(ONE, 5_000_000));
        return Stream.of(
                distribution(new LatencySpec.Uniform(1_000_000, 3_000_000), x -> (x - 1e6) / 2e6),
                distribution(new LatencySpec.LogNormal(1_000_000, ONE / 10 * 7), x -> normal(Math.log(x / 1e6) / 0.7)),
                distribution(new LatencySpec.Gamma(1_000_000, ONE), x -> 1 - Math.exp(-x / 1e6)),
                // Three waits of a third each: 1 − (1 + y + y²/2)·e^−y.
                distribution(new LatencySpec.Gamma(1_000_000, 3 * ONE), x -> waits(3 * x / 1e6)),
                // Half a wait is half of a squared normal number.
                distribution(new LatencySpec.Gamma(1_000_000, ONE / 2), x -> 2 * normal(Math.sqrt(x / 1e6)) - 1),
                distribution(
                        new LatencySpec.Quantiles(points),
                        x -> x < 1e6 ? 0.75 * x / 1e6 : 0.75 + 0.25 * (x - 1e6) / 4e6));
    }

    /**
     * Spread evenly over a Gaussian copula, times n apart correlate by 6/π · asin(ρⁿ/2). The error of 100,000 draws is about
     * √((1 + ρ²)/(1 − ρ²) ÷ 100,000) (Bartlett 1946).
     */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.5, 1", "0.5, 2", "0.9, 1", "0.9, 2", "0.9, 10"})
    void timesFurtherApartCorrelateLess(double correlation, int apart) {
        long[] drawn = drawn(new LatencySpec.Uniform(0, 1_000_000), Math.round(correlation * ONE), 100_000);

        double expected = 6 / Math.PI * Math.asin(Math.pow(correlation, apart) / 2);
        double squared = correlation * correlation;
        double error = Math.sqrt((1 + squared) / (1 - squared) / drawn.length);
        assertThat(correlation(drawn, apart)).isCloseTo(expected, within(4 * error));
    }

    private static Arguments distribution(Distribution distribution, DoubleUnaryOperator share) {
        return Arguments.of(distribution, share);
    }

    private static double waits(double y) {
        return 1 - (1 + y + y * y / 2) * Math.exp(-y);
    }

    /** The share of normal numbers below this one, off by 7.5e-8 at most (Abramowitz and Stegun 26.2.17). */
    private static double normal(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double sum = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double above = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * sum;
        return x < 0 ? above : 1 - above;
    }

    /** The greatest distance between the share of draws up to a time and that of the theory. */
    private static double distance(long[] drawn, DoubleUnaryOperator share) {
        long[] sorted = Arrays.stream(drawn).sorted().toArray();
        double furthest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double theory = share.applyAsDouble((double) sorted[i]);
            double below = theory - (double) i / sorted.length;
            furthest = Math.max(furthest, Math.max(below, (i + 1.0) / sorted.length - theory));
        }
        return furthest;
    }

    private static double correlation(long[] values, int apart) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double together = 0;
        double alone = 0;
        for (int i = 0; i < values.length; i++) {
            alone += (values[i] - mean) * (values[i] - mean);
            together += i < apart ? 0 : (values[i] - mean) * (values[i - apart] - mean);
        }
        return together / alone;
    }

    private static long[] drawn(Distribution distribution, long autocorrelation, int count) {
        LatencySampler sampler =
                new LatencySampler(new LatencySpec(0, distribution, autocorrelation), new RandomStream(5, "latency"));
        return LongStream.generate(sampler::next).limit(count).toArray();
    }
}
