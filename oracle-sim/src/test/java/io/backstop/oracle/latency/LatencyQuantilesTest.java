package io.backstop.oracle.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.LatencySpec.Distribution;
import io.backstop.model.scenario.LatencySpec.QuantilePoint;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Quantiles that stand in tables, or follow from a closed form. */
class LatencyQuantilesTest {

    private static final long ONE = 1_000_000_000L;

    /** The normal number below which 90 % of all lie. */
    private static final double NINETY = 1.2815515655;

    @ParameterizedTest
    @CsvSource({"0, 0.5", "1, 0.8413447", "-1, 0.1586553", "1.959964, 0.975", "-3, 0.0013499", "9, 1", "-9, 0"})
    void theShareBelowANormalNumberIsThatOfTheTables(double normal, double share) {
        assertThat(NormalTable.probability(normal)).isCloseTo(share, within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("quantiles")
    void aNormalNumberBecomesTheTimeWithTheSameShareBelowIt(Distribution distribution, double normal, double millis) {
        assertThat(LatencyQuantiles.of(distribution).applyAsDouble(normal)).isCloseTo(millis, within(millis * 2e-4));
    }

    static Stream<Arguments> quantiles() {
        Distribution uniform = new LatencySpec.Uniform(400, 1500);
        // 3000 * e^0.6 = 3000 * 1.8221188 = 5466.4
        Distribution logNormal = new LatencySpec.LogNormal(3000, 600_000_000);
        // Shape 1 is exponential: the quantile of p is -mean * ln(1 - p), so 693.1, 2302.6 and 10,000 * 1e-4 / 1e1.
        Distribution exponential = new LatencySpec.Gamma(1000, ONE);
        // Shape 2 with mean 2: 1 - (1 + x) * e^-x = 0.5 at x = 1.678347.
        Distribution twoWaits = new LatencySpec.Gamma(2000, 2 * ONE);
        // Half a squared normal number: median 0.454936 / 2, with shape 1/2 and scale 1.
        Distribution halfAWait = new LatencySpec.Gamma(500, ONE / 2);
        Distribution quantiles = new LatencySpec.Quantiles(
                List.of(new QuantilePoint(0, 1000), new QuantilePoint(ONE / 2, 2000), new QuantilePoint(ONE, 10_000)));
        return Stream.of(
                Arguments.of(uniform, 0, 950),
                Arguments.of(uniform, NINETY, 1390),
                Arguments.of(uniform, 9, 1500),
                Arguments.of(logNormal, 0, 3000),
                Arguments.of(logNormal, 1, 5466.4),
                Arguments.of(exponential, 0, 693.147),
                Arguments.of(exponential, NINETY, 2302.585),
                Arguments.of(exponential, -3, 1.35081),
                Arguments.of(twoWaits, 0, 1678.347),
                Arguments.of(halfAWait, 0, 227.468),
                Arguments.of(quantiles, -9, 1000),
                Arguments.of(quantiles, 0, 2000),
                Arguments.of(quantiles, NINETY, 8400),
                Arguments.of(quantiles, 9, 10_000));
    }
}
