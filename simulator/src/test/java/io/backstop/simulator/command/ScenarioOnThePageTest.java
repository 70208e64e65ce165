package io.backstop.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backstop.simulator.Backstop;
import io.backstop.simulator.store.Sha256;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenario that stands on a page is the one whose results stand above it: saved as a file it gives them again. */
class ScenarioOnThePageTest {

    private static final Pattern SCENARIO =
            Pattern.compile("<details><summary>The scenario as run</summary>.*?<pre[^>]*>(.*?)</pre>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void afterARunWithOtherKeys() throws IOException {
        run(
                "run",
                scenario(),
                "--set",
                "seed=3",
                "--set",
                "venues[0].oracle.delay=4s",
                "--set",
                "venues.okx.insuranceFund=10");
        Path saved = saved();
        String summary = summary();

        run("run", saved);

        assertThat(summary()).isEqualTo(summary).isNotEqualTo(of("run", scenario()));
        // The delay and the fund, on which who paid depends.
        assertThat(Files.readString(saved)).contains("delay: \"4s\"", "insuranceFund: 10", "seed: 3");
    }

    /** Both presets are none of the scenario's venues. */
    @Test
    void afterAComparisonWithPresets() throws IOException {
        String comparison = of(
                "compare",
                "umbrella",
                "binance",
                "--scenario",
                scenario(),
                "--set",
                "venues.umbrella.oracle.delay=15s",
                "--attribute");
        Path saved = saved();

        assertThat(of("compare", "umbrella", "binance", "--scenario", saved, "--attribute"))
                .isEqualTo(comparison);
        JsonNode compared = new ObjectMapper().readTree(comparison);
        JsonNode all = new ObjectMapper().readTree(of("run", saved));
        assertThat(all.path("venues")).hasSize(4);
        for (String id : List.of("umbrella", "binance")) {
            assertThat(venue(all, id).path("paidBy"))
                    .as(id)
                    .isEqualTo(venue(compared, id).path("paidBy"));
            assertThat(venue(all, id).path("shortfall").decimalValue()).as(id).isPositive();
        }
    }

    /** Who is left out follows from the scenario and the option. */
    @Test
    void afterARunOfCommonAccounts() throws IOException {
        String summary = of("run", scenario(), "--common-only", "--set", "seed=5");

        assertThat(of("run", saved(), "--common-only")).isEqualTo(summary);
    }

    @Test
    void whereNothingIsChangedTheFileStandsThereAndItsHashInTheMetadata() throws IOException {
        run("run", scenario());

        assertThat(saved()).hasSameTextualContentAs(scenario());
        JsonNode metadata =
                new ObjectMapper().readTree(folder.resolve("out/metadata.json").toFile());
        assertThat(metadata.path("scenarioHash").asText()).isEqualTo(Sha256.of(scenario()));
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains(metadata.path("scenarioHash").asText());
    }

    private static JsonNode venue(JsonNode summary, String id) {
        for (JsonNode venue : summary.path("venues")) {
            if (venue.path("id").asText().equals(id)) {
                return venue;
            }
        }
        throw new AssertionError("no venue " + id);
    }

    private Path scenario() throws IOException {
        return Files.writeString(folder.resolve("fall.yaml"), """
            # A fall, with "quotes" & more.
            name: fall
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 40}
            path: {anchors: {volatility: 20bps, points: [{at: 0s, price: 2000}, {at: 20s, price: 1990}, {at: 21s, price: 1700}]}}
            positions: {population: {count: 30, longShare: 80%, leverage: [5, 10], notional: {from: 1000, to: 50000}, entryPrices: [2000]}}
            venues:
              - {preset: gains, oracle: {delay: 1s}} # late
              - {preset: okx}
            """);
    }

    /** The scenario of the last page as a file. */
    private Path saved() throws IOException {
        Matcher text = SCENARIO.matcher(Files.readString(folder.resolve("out/report.html")));
        assertThat(text.find()).isTrue();
        return Files.writeString(
                folder.resolve("saved.yaml"),
                text.group(1)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&"));
    }

    private String of(Object... arguments) throws IOException {
        run(arguments);
        return summary();
    }

    private String summary() throws IOException {
        return Files.readString(folder.resolve("out/summary.json"));
    }

    private void run(Object... arguments) {
        List<String> all = new ArrayList<>();
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        all.addAll(List.of("--out", folder.resolve("out").toString()));
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        assertThat(Backstop.execute(writer, writer, all.toArray(String[]::new)))
                .as(printed.toString())
                .isZero();
    }
}
