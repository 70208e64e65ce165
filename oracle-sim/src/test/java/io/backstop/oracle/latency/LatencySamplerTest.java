package io.backstop.oracle.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.LatencySpec.Distribution;
import io.backstop.oracle.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums over 10,000 draws lie within four standard errors of theory. */
class LatencySamplerTest {

    private static final long ONE = 1_000_000_000L;
    private static final int DRAWS = 10_000;

    @TempDir
    private Path folder;

    @Test
    void aFixedLatencyIsTheSameEachTime() {
        assertThat(drawn(LatencySpec.fixed(250), 3)).containsExactly(250, 250, 250);
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void meanAndDeviationAreThoseOfTheDistribution(Distribution distribution, double mean, double deviation) {
        long[] drawn = drawn(new LatencySpec(0, distribution, 0), DRAWS);

        assertThat(mean(drawn)).isCloseTo(mean, within(4 * deviation / 100));
        assertThat(deviation(drawn)).isCloseTo(deviation, within(deviation * 0.08));
    }

    static Stream<Arguments> distributions() {
        return Stream.of(
                // The deviation of an even spread is its width ÷ √12.
                Arguments.of(new LatencySpec.Uniform(0, 1200), 600, 346.41),
                // 3000 · e^(0.6² ÷ 2) = 3591.7, times √(e^0.36 − 1) = 0.6583.
                Arguments.of(new LatencySpec.LogNormal(3000, 600_000_000), 3591.65, 2364.3),
                // The deviation of a gamma is its mean ÷ √shape.
                Arguments.of(new LatencySpec.Gamma(5000, 4 * ONE), 5000, 2500),
                Arguments.of(new LatencySpec.Gamma(5000, ONE), 5000, 5000));
    }

    @Test
    void autocorrelationTiesEachTimeToTheOneBeforeAndKeepsTheDistribution() {
        LatencySpec tied = new LatencySpec(0, new LatencySpec.Uniform(0, 1_000_000), 800_000_000);

        long[] drawn = drawn(tied, DRAWS);

        // An even spread over a Gaussian copula with rho = 0.8 correlates by 6/π · asin(0.4) = 0.7859.
        assertThat(correlation(drawn)).isCloseTo(0.7859, within(0.03));
        // What is correlated has fewer independent draws: (1 − 0.786) ÷ (1 + 0.786) of them, a ninth.
        assertThat(mean(drawn)).isCloseTo(500_000, within(4 * 288_675.0 / Math.sqrt(DRAWS / 9.0)));
        assertThat(deviation(drawn)).isCloseTo(288_675, within(288_675 * 0.08));
        assertThat(correlation(drawn(new LatencySpec(0, new LatencySpec.Uniform(0, 1_000_000), 0), DRAWS)))
                .isCloseTo(0, within(0.04));
    }

    @Test
    void whatIsFixedComesOnTop() {
        LatencySpec spec = new LatencySpec(2000, new LatencySpec.Uniform(10, 10), 0);

        assertThat(drawn(spec, 2)).containsExactly(2010, 2010);
    }

    @Test
    void samplesAreDrawnAsOftenAsTheyWereMeasured() throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "id,latency_ms\n1,30\n2,10\n\n3,10\n4,10\n");

        long[] drawn = drawn(new LatencySpec(0, new LatencySpec.Samples(file.toString()), 0), DRAWS);

        // A share of 1/4 over 10,000 draws deviates by √(10,000 · 1/4 · 3/4) = 43.3.
        assertThat(Arrays.stream(drawn).distinct().sorted()).containsExactly(10L, 30L);
        assertThat(Arrays.stream(drawn).filter(millis -> millis == 30).count()).isBetween(2500L - 173, 2500L + 173);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delay;1 | :1: latency_ms: column is missing, the header has \"delay\"",
                "latency_ms | : must hold at least one latency",
                "latency_ms;5;fast | :3: latency_ms: \"fast\" must be a whole number from 0 to 31536000000",
                "latency_ms;-5 | :2: latency_ms: \"-5\" must be a whole number from 0 to 31536000000",
                "latency_ms;5,6 | :2: \"5,6\" must have 1 columns as the header, has 2",
            })
    void aBrokenFileIsToldWithItsLine(String lines, String mistake) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), lines.replace(';', '\n'));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> drawn(new LatencySpec(0, new LatencySpec.Samples(file.toString()), 0), 1))
                .withMessage(file + mistake);
    }

    private static long[] drawn(LatencySpec spec, int count) {
        LatencySampler sampler = new LatencySampler(spec, new RandomStream(20250101, "latency"));
        return LongStream.generate(sampler::next).limit(count).toArray();
    }

    private static double mean(long[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(long[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    private static double correlation(long[] values) {
        double mean = mean(values);
        double together = 0;
        for (int i = 1; i < values.length; i++) {
            together += (values[i] - mean) * (values[i - 1] - mean);
        }
        return together / (values.length - 1) / Math.pow(deviation(values), 2);
    }
}
