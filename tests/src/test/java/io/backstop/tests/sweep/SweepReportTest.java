package io.backstop.tests.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.Backstop;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepReportTest {

    private static final String DELAY = "venues.push-30s.oracle.delay";
    private static final String CAPITAL = "venues.push-30s.lpCapital";

    @TempDir
    private Path folder;

    @Test
    void thePageHasTheMeanOfEachVenueBesideTheValuesOfItsPoint() throws IOException {
        Path out = folder.resolve("sweep");

        sweep(Repository.scenario("generated-cascade"), "1..2", out, DELAY + "=0s..60s:3", CAPITAL + "=30M,50M");

        String page = Files.readString(out.resolve("report.html"));
        JsonNode groups =
                new ObjectMapper().readTree(out.resolve("sweep.json").toFile()).path("groups");
        // 3 × 2 points of three venues.
        assertThat(groups).hasSize(18).allSatisfy(group -> {
            assertThat(page).contains(row(group));
            group.path("tails").forEach(pocket -> assertThat(page).contains(tails(group, pocket)));
        });
    }

    /** Value at risk stands before expected shortfall, 95 before 99 %. */
    private static String tails(JsonNode group, JsonNode pocket) {
        return Stream.of("var95", "es95", "var99", "es99")
                .map(tail -> "<td>%s</td>".formatted(dollars(pocket.path(tail))))
                .collect(Collectors.joining("", point(group), "</tr>"));
    }

    @Test
    void theTapeOfEachSeedIsNamed() throws IOException, NoSuchAlgorithmException {
        Path file = Repository.scenario("generated-cascade");
        Path out = folder.resolve("tapes");

        sweep(file, "2,1", out, DELAY + "=0s,60s");

        String first = tape(file, 1);
        String second = tape(file, 2);
        String all = sha256("1 " + first + "\n2 " + second + "\n");
        JsonNode metadata =
                new ObjectMapper().readTree(out.resolve("metadata.json").toFile());
        assertThat(metadata.path("seeds").asText()).isEqualTo("2,1");
        assertThat(metadata.path("tapesHash").asText()).isEqualTo(all);
        // Both delays replay the same tape.
        assertThat(metadata.path("tapeHashes").toString())
                .isEqualTo("{\"1\":[\"%s\"],\"2\":[\"%s\"]}".formatted(first, second));
        assertThat(Files.readString(out.resolve("report.html")))
                .contains(all, metadata.path("command").asText())
                .contains("<th scope=\"row\">1</th><td>" + first, "<th scope=\"row\">2</th><td>" + second);
    }

    @Test
    void aSeedHasATapeForEachValueThatChangesIt() throws IOException {
        Path out = folder.resolve("paths");

        sweep(Repository.scenario("generated-cascade"), "7", out, "path.generated.annualVolatility=50%,60%");

        JsonNode metadata =
                new ObjectMapper().readTree(out.resolve("metadata.json").toFile());
        assertThat(metadata.path("tapeHashes").path("7")).hasSize(2);
    }

    /** One seed: what depositors have won in the mean is what they lost in the worst run, the sign apart; with positions open at the end. */
    @Test
    void resultAndRiskOfDepositorsAreOfTheSameMoney() throws IOException {
        Path out = folder.resolve("money");

        sweep(List.of("--set", "clock.steps=1200"), Repository.scenario("generated-cascade"), "7", out);

        String page = Files.readString(out.resolve("report.html"));
        JsonNode groups =
                new ObjectMapper().readTree(out.resolve("sweep.json").toFile()).path("groups");
        assertThat(groups).filteredOn(SweepReportTest::isPool).hasSize(2).allSatisfy(group -> {
            JsonNode figures = group.path("figures");
            double result = figures.path("outcomes.lp.result").path("mean").doubleValue();
            assertThat(result)
                    .isNotEqualTo(figures.path("lpNetResult").path("mean").doubleValue());
            for (JsonNode pocket : group.path("tails")) {
                if (pocket.path("pocket").asText().equals("lp")) {
                    assertThat(pocket.path("var95").doubleValue()).isEqualTo(-result);
                }
            }
            assertThat(page)
                    .contains(
                            "<td>" + dollars(figures.path("outcomes.lp.result").path("mean")) + "</td>");
        });
        assertThat(page).contains("Depositors&#39; result", "as if they were closed at the last mark");
    }

    private static boolean isPool(JsonNode group) {
        return group.path("figures").has("lpNetResult");
    }

    /** What the folder keeps has the options in it, so that the sweep of it without them is the same. */
    @Test
    void theScenarioIsKeptAsItWasRun() throws IOException, NoSuchAlgorithmException {
        Path out = folder.resolve("set");
        Path again = folder.resolve("again");

        sweep(
                List.of("--set", "positions.population.count=20", "--set", "venues.push-30s.lpCapital=1234567"),
                Repository.scenario("generated-cascade"),
                "7",
                out,
                DELAY + "=0s,60s");
        Path kept = out.resolve("scenario.yaml");
        sweep(kept, "7", again, DELAY + "=0s,60s");

        assertThat(again.resolve("sweep.json")).hasSameTextualContentAs(out.resolve("sweep.json"));
        assertThat(Files.readString(kept)).contains("lpCapital: 1234567", "count: 20");
        assertThat(Files.readString(out.resolve("report.html"))).contains("lpCapital: 1234567");
        assertThat(new ObjectMapper()
                        .readTree(out.resolve("metadata.json").toFile())
                        .path("scenarioHash")
                        .asText())
                .isEqualTo(sha256(Files.readString(kept)));
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void sweep(Path file, String seeds, Path out, String... varied) {
        sweep(List.of(), file, seeds, out, varied);
    }

    private static void sweep(List<String> options, Path file, String seeds, Path out, String... varied) {
        List<String> arguments =
                new ArrayList<>(List.of("sweep", file.toString(), "--seeds", seeds, "--out", out.toString()));
        arguments.addAll(options);
        for (String key : varied) {
            arguments.addAll(List.of("--vary", key));
        }
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        assertThat(Backstop.execute(nowhere, nowhere, arguments.toArray(String[]::new)))
                .isZero();
    }

    private static String tape(Path file, long seed) {
        return TapeWriter.write(ScenarioReader.read(file, List.of("seed=" + seed), Map.of()))
                .tape()
                .hash();
    }

    private static String row(JsonNode group) {
        return "%s<td>%s</td>"
                .formatted(
                        point(group),
                        dollars(group.path("figures").path("shortfall").path("mean")));
    }

    private static String point(JsonNode group) {
        return "<th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>2</td>"
                .formatted(
                        group.path("venue").asText(),
                        group.path("values").path(DELAY).asText(),
                        group.path("values").path(CAPITAL).asText());
    }

    private static String dollars(JsonNode amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.asDouble()).replace('-', '−');
    }
}
