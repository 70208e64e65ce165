package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run leaves in its folder for those who were not there. */
class RunFolderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    /** Every preset: pools with all pockets and mechanisms, books with funds in dollars and coins, and losses that are shared. */
    @ParameterizedTest
    @ValueSource(strings = {"presets", "book-presets", "golden/single-jump"})
    void theSummaryKeepsToItsSchema(String name) throws IOException {
        Path file = Home.folder().resolve("scenarios").resolve(name + ".yaml");
        Scenario scenario = ScenarioReader.read(file, List.of(), Map.of());
        WrittenTape tape = TapeWriter.write(scenario);
        List<VenueRun> runs = new Replay(scenario, tape.tape(), null, line -> {}).run(0);
        Results.write(
                folder.resolve("out"),
                new Comparison(scenario, tape.tape(), "", "", tape.clampedBars(), tape.gaps(), runs));

        assertThat(mistakes(JSON.readTree(folder.resolve("out/summary.json").toFile())))
                .isEmpty();
    }

    @Test
    void theSchemaKnowsChainsTooAndMissesAFigureThatIsNotThere() throws IOException {
        Results.write(folder.resolve("out"), TinyRun.comparison(TinyRun.mirror(), TinyRun.onChain(), TinyRun.staked()));
        String summary = Files.readString(folder.resolve("out/summary.json"));

        assertThat(mistakes(JSON.readTree(summary))).isEmpty();
        assertThat(mistakes(JSON.readTree(summary.replace("\"shortfall\"", "\"shortfal\""))))
                .isNotEmpty();
    }

    @Test
    void theMetadataSayWhatItWasMadeWith() throws IOException {
        Comparison comparison = TinyRun.comparison(TinyRun.mirror());
        Results.write(folder.resolve("out"), comparison);
        JsonNode metadata = JSON.readTree(folder.resolve("out/metadata.json").toFile());

        assertThat(metadata.path("product").asText()).isEqualTo("backstop " + Product.VERSION);
        assertThat(metadata.path("command").asText()).isEqualTo("./backstop run tiny.yaml");
        assertThat(metadata.path("seed").asLong()).isEqualTo(42);
        assertThat(metadata.path("tapeHash").asText())
                .isEqualTo(comparison.tape().hash());
        assertThat(metadata.path("feedHashes").path("pool").asText()).hasSize(64);
        assertThat(metadata.path("java").asText()).contains(Runtime.version().toString());
        assertThat(metadata.path("machine").path("cores").asInt()).isPositive();
        assertThat(metadata.has("nodes")).isFalse();
    }

    @Test
    void theMetadataNameTheNodeOfARunOnAChain() throws IOException {
        Results.write(folder.resolve("out"), TinyRun.comparison(TinyRun.onChain(), TinyRun.mirror()));

        assertThat(JSON.readTree(folder.resolve("out/metadata.json").toFile()).path("nodes"))
                .hasToString("{\"pool\":\"anvil/v1.7.1\"}");
    }

    @Test
    void theMarkdownHasAColumnForEachVenue() throws IOException {
        Results.write(folder.resolve("out"), TinyRun.comparison(TinyRun.mirror(), TinyRun.quiet()));

        assertThat(Files.readString(folder.resolve("out/summary.md")))
                .startsWith("# tiny\n\nOne tick & out.\n\nSeed 42, tape `")
                .contains("|  | pool | other |\n| --- | --: | --: |\n|  | mirror | mirror |\n")
                .contains("| Shortfall | 1,000 | 0 |\n")
                .endsWith("\n```sh\n./backstop run tiny.yaml\n```\n");
    }

    private static Set<ValidationMessage> mistakes(JsonNode summary) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Home.folder().resolve("docs/summary.schema.json")));
        return schema.validate(summary);
    }
}
