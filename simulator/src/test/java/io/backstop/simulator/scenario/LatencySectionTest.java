package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.LatencySpec.QuantilePoint;
import io.backstop.model.scenario.NetworkSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LatencySectionTest {

    @ParameterizedTest
    @MethodSource("delays")
    void aDelayIsADurationOrADistribution(String text, LatencySpec spec) throws JsonProcessingException {
        FeedSpec feed = FeedSections.WITHOUT_FILES.read(node("{delay: " + text + "}"));

        assertThat(feed)
                .isEqualTo(new FeedSpec(
                        spec.fixedMillis(),
                        3_600_000,
                        0,
                        new FeedSource.Push(),
                        NetworkSpec.NONE.withLatency(new LatencySpec(0, spec.distribution(), spec.autocorrelation()))));
    }

    static Stream<Arguments> delays() {
        return Stream.of(
                Arguments.of("30s", LatencySpec.fixed(30_000)),
                Arguments.of(
                        "{uniform: {from: 400ms, to: 1500ms}}",
                        new LatencySpec(0, new LatencySpec.Uniform(400, 1500), 0)),
                Arguments.of(
                        "{plus: 2s, logNormal: {median: 3s, sigma: 0.6}, autocorrelation: 50%}",
                        new LatencySpec(2000, new LatencySpec.LogNormal(3000, 600_000_000), 500_000_000)),
                Arguments.of(
                        "{gamma: {mean: 5s, shape: 2.5}}",
                        new LatencySpec(0, new LatencySpec.Gamma(5000, 2_500_000_000L), 0)),
                Arguments.of(
                        "{quantiles: [{share: 0, delay: 1s}, {share: 90%, delay: 1s}, {share: 1, delay: 1m}]}",
                        new LatencySpec(
                                0,
                                new LatencySpec.Quantiles(List.of(
                                        new QuantilePoint(0, 1000),
                                        new QuantilePoint(900_000_000, 1000),
                                        new QuantilePoint(1_000_000_000, 60_000))),
                                0)),
                Arguments.of("{samples: seen.csv}", new LatencySpec(0, new LatencySpec.Samples("seen.csv"), 0)));
    }

    @Test
    void withoutADelayAPriceLandsAtOnce() throws JsonProcessingException {
        assertThat(FeedSections.WITHOUT_FILES.read(node("{}"))).isEqualTo(new FeedSpec(0, 3_600_000, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | : 5 must be a duration such as \"30s\", \"5m\", \"1h\" or \"500ms\"",
                "{} | : must have exactly one of uniform, logNormal, gamma, quantiles, samples, has none",
                "{normal: {}} | .normal: unknown key, did you mean \"logNormal\"?",
                "{uniform: {from: 2s, to: 1s}} | .uniform.to: \"1s\" must not be shorter than from",
                "{logNormal: {median: 0s, sigma: 1}} | .logNormal.median: \"0s\" must be positive",
                "{logNormal: {median: 1s, sigma: 11}} | .logNormal.sigma: 11 must be at most 10",
                "{gamma: {mean: 1s, shape: 0.01}} | .gamma.shape: 0.01 must be from 0.1 to 1000",
                "{gamma: {mean: 1s}} | .gamma.shape: is missing",
                "{quantiles: []} | .quantiles: must have at least one entry",
                "{quantiles: [{share: 10%, delay: 1s}]} | .quantiles[0].share: \"10%\" must be 0%: the first quantile"
                        + " is the shortest time",
                "{quantiles: [{share: 0, delay: 1s}, {share: 0, delay: 2s}]} | .quantiles[1].share: 0 must be larger"
                        + " than the one above it",
                "{quantiles: [{share: 0, delay: 2s}, {share: 1, delay: 1s}]} | .quantiles[1].delay: \"1s\" must not be"
                        + " shorter than the one above it",
                "{quantiles: [{share: 0, delay: 1s}, {share: 90%, delay: 2s}]} | .quantiles: must end with a share of"
                        + " 100%",
                "{uniform: {from: 1s, to: 2s}, autocorrelation: 1} | .autocorrelation: 1 must be below 1",
            })
    void aMistakeIsToldInOneLine(String text, String line) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> FeedSections.WITHOUT_FILES.read(node("{delay: " + text + "}")))
                .withMessage("small.yaml: x.delay" + line);
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "x", new YAMLMapper().readTree(text));
    }
}
