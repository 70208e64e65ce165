package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.ObserversSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.PathSpec.FactorPoint;
import io.backstop.model.scenario.PathSpec.Shock;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.PriceSourceSpec.Misplacement;
import io.backstop.model.scenario.TimeWindow;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ObserversSectionTest {

    /** When the clock of the test starts. */
    private static final long START = 1_000_000_000_000L;

    private static final PriceSourceSpec INDEX =
            new PriceSourceSpec(new PathSpec.Index(), LatencySpec.fixed(0), 0, 0, 1, List.of(), List.of());

    @Test
    void aSourceIsReadWithAllItsKeys() throws JsonProcessingException {
        String text = "{sources: [{count: 2}, {path: {anchors: {points: [{at: 0s, price: 5}]}}, lag: 1s, noise: 2bps,"
            + " confidence: 1%, weight: 3, outages: [{at: 10s, for: 5s}], wrongDecimals: [{at: 1s, for: 1s, by: -2}],"
            + " stress: [{kind: gap, at: 2s, move: -50%}]}], least: 2}";

        Shock gap = new Shock(
                List.of(new FactorPoint(START + 1999, 1_000_000_000), new FactorPoint(START + 2000, 500_000_000)));
        PriceSourceSpec own = new PriceSourceSpec(
                new PathSpec.Shocked(
                        new PathSpec.Anchors(List.of(new AnchorPoint(START, 500_000_000)), 0), List.of(gap)),
                LatencySpec.fixed(1000),
                200_000,
                10_000_000,
                3,
                List.of(new TimeWindow(START + 10_000, START + 15_000)),
                List.of(new Misplacement(new TimeWindow(START + 1000, START + 2000), -2)));
        assertThat(read(text))
                .isEqualTo(new ObserversSpec(List.of(INDEX, INDEX, own), new AggregationSpec.Median(), 2));
    }

    @ParameterizedTest
    @MethodSource("aggregations")
    void anAggregationIsANameOrAMapping(String text, AggregationSpec spec) throws JsonProcessingException {
        assertThat(read("{sources: [{}], aggregation: " + text + "}"))
                .isEqualTo(new ObserversSpec(List.of(INDEX), spec, 1));
    }

    static Stream<Arguments> aggregations() {
        return Stream.of(
                Arguments.of("median", new AggregationSpec.Median()),
                Arguments.of("trimmedMean", new AggregationSpec.TrimmedMean(250_000_000)),
                Arguments.of("{kind: trimmedMean, share: 0}", new AggregationSpec.TrimmedMean(0)),
                Arguments.of("weightedMean", new AggregationSpec.WeightedMean(50_000_000)),
                Arguments.of("{kind: weightedMean, cut: 3%}", new AggregationSpec.WeightedMean(30_000_000)),
                Arguments.of("weightedMedian", new AggregationSpec.WeightedMedian()),
                Arguments.of("{kind: quartileMedian}", new AggregationSpec.QuartileMedian()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | .sources: is missing",
                "{sources: []} | .sources: must have at least one entry",
                "{sources: [{count: 0}]} | .sources[0].count: 0 must be a whole number from 1 to 100",
                "{sources: [{count: 60}, {count: 60}]} | .sources: must be at most 100 in all, was 120",
                "{sources: [{}], least: 2} | .least: 2 must be a whole number from 1 to 1",
                "{sources: [{noise: 200%}]} | .sources[0].noise: \"200%\" must be at most 100%",
                "{sources: [{weight: 0}]} | .sources[0].weight: 0 must be a whole number from 1 to 10000",
                "{sources: [{outages: [{at: 1s}]}]} | .sources[0].outages[0].for: is missing",
                "{sources: [{outages: [{at: 1s, for: 0s}]}]} | .sources[0].outages[0].for: \"0s\" must be positive",
                "{sources: [{wrongDecimals: [{at: 1s, for: 1s, by: 0}]}]} | .sources[0].wrongDecimals[0].by: 0 must"
                        + " not be zero",
                "{sources: [{wrongDecimals: [{at: 1s, for: 1s, by: 13}]}]} | .sources[0].wrongDecimals[0].by: 13 must"
                        + " be a whole number from -12 to 12",
                "{sources: [{path: {}}]} | .sources[0].path: must have exactly one of anchors, csv, candles, rounds,"
                        + " generated, following, has none",
                "{sources: [{}], aggregation: mean} | .aggregation: \"mean\" must be one of median, trimmedMean,"
                        + " weightedMean, weightedMedian, quartileMedian",
                "{sources: [{}], aggregation: {kind: median, share: 1%}} | .aggregation.share: unknown key, did you"
                        + " mean \"kind\"?",
                "{sources: [{}], aggregation: {kind: trimmedMean, share: 50%}} | .aggregation.share: \"50%\" must be"
                        + " below 50%",
                "{sources: [{}], aggregation: {kind: weightedMean, cut: 0}} | .aggregation.cut: 0 must be positive",
            })
    void aMistakeIsToldInOneLine(String text, String line) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(text))
                .withMessage("small.yaml: x.observers" + line);
    }

    private static ObserversSpec read(String text) throws JsonProcessingException {
        Node feed = new Node(new Origin("small.yaml"), "x", new YAMLMapper().readTree("{observers: " + text + "}"));
        return Objects.requireNonNull(
                FeedSections.WITHOUT_FILES.read(feed).network().observers());
    }
}
