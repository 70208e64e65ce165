package io.backstop.tests.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepReportTest {

    private static final String DELAY = "venues.push-30s.oracle.delay";
    private static final String CAPITAL = "venues.push-30s.lpCapital";

    @TempDir
    private Path folder;

    @Test
    void thePageHasTheMeanOfEachVenueBesideTheValuesOfItsPoint() throws IOException {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Path out = folder.resolve("sweep");
        String scenario = Repository.scenario("generated-cascade").toString();

        Backstop.execute(
                nowhere,
                nowhere,
                "sweep",
                scenario,
                "--vary",
                DELAY + "=0s..60s:3",
                "--vary",
                CAPITAL + "=30M,50M",
                "--seeds",
                "1..2",
                "--out",
                out.toString());

        String page = Files.readString(out.resolve("report.html"));
        JsonNode groups =
                new ObjectMapper().readTree(out.resolve("sweep.json").toFile()).path("groups");
        // 3 × 2 points of three venues.
        assertThat(groups).hasSize(18).allSatisfy(group -> assertThat(page).contains(row(group)));
    }

    private static String row(JsonNode group) {
        return "<th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>2</td><td>%s</td>"
                .formatted(
                        group.path("venue").asText(),
                        group.path("values").path(DELAY).asText(),
                        group.path("values").path(CAPITAL).asText(),
                        String.format(
                                Locale.ROOT,
                                "%,.2f",
                                group.path("figures")
                                        .path("shortfall")
                                        .path("mean")
                                        .asDouble()));
    }
}
