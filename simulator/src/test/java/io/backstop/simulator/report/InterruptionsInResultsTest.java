package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.oracle.path.FileGaps;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden scenario of interruptions, and a file with a gap of 1 s in each of the first twelve minutes of 1970. */
class InterruptionsInResultsTest {

    private static final FileGaps GAPS = new FileGaps(
            "bars.csv",
            LongStream.range(0, 12)
                    .mapToObj(minute -> new TimeWindow(minute * 60_000, minute * 60_000 + 1000))
                    .toList());

    @TempDir
    private Path folder = Path.of("");

    @Test
    void gapsAreCountedAndTheFirstTenAreToldWithTheirTimes() {
        assertThat(GapLines.of(List.of(GAPS)))
                .containsExactly("bars.csv: 12 gaps in which its last close is carried, the longest of 1 s: "
                        + "1970-01-01T00:00:00Z to 1970-01-01T00:00:01Z, 1970-01-01T00:01:00Z to 1970-01-01T00:01:01Z, "
                        + "1970-01-01T00:02:00Z to 1970-01-01T00:02:01Z, 1970-01-01T00:03:00Z to 1970-01-01T00:03:01Z, "
                        + "1970-01-01T00:04:00Z to 1970-01-01T00:04:01Z, 1970-01-01T00:05:00Z to 1970-01-01T00:05:01Z, "
                        + "1970-01-01T00:06:00Z to 1970-01-01T00:06:01Z, 1970-01-01T00:07:00Z to 1970-01-01T00:07:01Z, "
                        + "1970-01-01T00:08:00Z to 1970-01-01T00:08:01Z, 1970-01-01T00:09:00Z to 1970-01-01T00:09:01Z"
                        + ", and 2 more");
    }

    @Test
    void summaryAndReportTellWhenNothingLandedAndWhereBarsAreMissing() throws IOException {
        Comparison comparison = halts();

        Results.write(folder.resolve("out"), comparison);

        JsonNode summary =
                new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile());
        assertThat(summary.get("dataGaps").get(0).get("count").asInt()).isEqualTo(12);
        assertThat(summary.get("dataGaps").get(0).get("longestMillis").asLong()).isEqualTo(1000);
        assertThat(summary.get("dataGaps").get(0).get("first")).hasSize(10);
        assertThat(summary.get("dataGaps").get(0).get("first").get(9).toString())
                .isEqualTo("{\"from\":\"1970-01-01T00:09:00Z\",\"to\":\"1970-01-01T00:09:01Z\"}");
        assertThat(summary.get("venues").get(0).has("interruptions")).isFalse();
        assertThat(summary.get("venues").get(5).get("interruptions").toString())
                .isEqualTo("[{\"kind\":\"reorg\",\"firstStep\":10,\"endStep\":12}]");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains(
                        "sequencer: sequencer down, no block in steps 9 to 14 (00:00:09 to 00:00:14); what waits lands"
                                + " in step 15, 00:00:15.",
                        "bars.csv: 12 gaps in which its last close is carried",
                        "\"interruptions\":[{\"from\":[],\"to\":[]},{\"from\":[9],\"to\":[15]},{\"from\":[9],\"to\":[15]},"
                            + "{\"from\":[11],\"to\":[15]},{\"from\":[11],\"to\":[15]},{\"from\":[10],\"to\":[12]},"
                            + "{\"from\":[9],\"to\":[15]}]");
    }

    private static Comparison halts() {
        Scenario scenario = ScenarioReader.read(Path.of("../scenarios/golden/halts.yaml"), List.of(), Map.of());
        ScenarioTape tape = TapeWriter.write(scenario).tape();
        return new Comparison(
                scenario,
                tape,
                "",
                "./backstop run halts.yaml",
                0,
                List.of(GAPS),
                new Replay(scenario, tape, null, line -> {}).run(0));
    }
}
