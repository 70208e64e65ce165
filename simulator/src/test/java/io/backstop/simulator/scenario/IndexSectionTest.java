package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.scenario.IndexSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.VenueSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexSectionTest {

    private static final Path FILE = Path.of(System.getProperty("backstop.home", ".."))
            .resolve("scenarios/golden/book-index.yaml")
            .normalize();

    private static VenueSpec.Cex read(String override) {
        return (VenueSpec.Cex)
                ScenarioReader.read(FILE, List.of(override), Map.of()).venues().getFirst();
    }

    private static PriceSourceSpec source(long lag, int weight) {
        return new PriceSourceSpec(new PathSpec.Index(), LatencySpec.fixed(lag), 0, 0, weight, List.of(), List.of());
    }

    @Test
    void whatIsLeftOutIsBinances() {
        assertThat(read("venues.filtered.index={sources: [{lag: 2s}, {count: 2, weight: 3}]}")
                        .policies()
                        .index())
                .isEqualTo(new IndexSpec(
                        List.of(source(2000, 1), source(0, 3), source(0, 3)),
                        new AggregationSpec.WeightedMean(50_000_000),
                        10_000));
    }

    @Test
    void aVenueWithoutGoesByTheScenarios() {
        assertThat(read("venues.filtered.index=null").policies().index()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "index={} | index.sources: is missing",
                "index={sources: []} | index.sources: must have at least one entry",
                "index={sources: [{}], least: 2} | index.least: unknown key, did you mean \"maxAge\"?",
                "index={sources: [{}], maxAge: 0s} | index.maxAge: \"0s\" must be positive",
                "index={sources: [{confidence: 1%}]} | index.sources[0].confidence: has no place among the sources of"
                        + " an index, which weighs prices only",
                "index={sources: [{}], aggregation: quartileMedian} | index.aggregation: must be one of median,"
                        + " trimmedMean, weightedMean, weightedMedian: sources of an index have no confidence",
            })
    void aMistakeIsToldInOneLine(String override, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read("venues.filtered." + override))
                .withMessageEndingWith("venues[0]." + mistake);
    }
}
