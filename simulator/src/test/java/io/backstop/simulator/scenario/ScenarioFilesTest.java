package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.oracle.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenarios that are shipped, and the published schema against the reader. */
class ScenarioFilesTest {

    private static final Path HOME =
            Path.of(System.getProperty("backstop.home", "..")).normalize();
    private static final Map<String, String> DATA = Map.of("BACKSTOP_DATA", "/nowhere");
    private static final long USD = 100_000_000L;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("files")
    void everyScenarioIsReadAndValidates(Path file) throws IOException {
        Scenario scenario = ScenarioReader.read(file, List.of(), DATA);

        assertThat(scenario.name()).isEqualTo(file.getFileName().toString().replace(".yaml", ""));
        assertThat(schema().validate(YamlFile.read(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void schemaAndReaderRejectAnUnknownKeyInEveryMapping(Path file) throws IOException {
        JsonSchema schema = schema();
        ObjectNode tree = YamlFile.read(file);
        for (ObjectNode mapping : mappings(tree).toList()) {
            mapping.put("unheardOf", 1);

            assertThat(schema.validate(tree)).isNotEmpty();
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> read(tree))
                    .withMessageContaining("unheardOf: unknown key");

            mapping.remove("unheardOf");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "venues.market-30s.oracle.delay|-5s",
                "venues.market-30s.oracle.heartbeat|0s",
                "venues.oracle-30s.executionOracle|{delay: 0s}",
                "venues.market-30s.closeMode|BOTH",
                "venues.market-30s.lpCapital|-1",
                "venues.market-30s.pockets[0]|treasury",
                "venues.market-30s.pockets[0]|{pocket: lp, balance: 1}",
                "venues.cex.book.levels|0",
                "venues.cex.book.path|{}",
                "venues.cex.book.path|{csv: {file: 1, volatility: 1%}}",
                "venues.cex.type|dex",
                "venues|[]",
                "clock.steps|0",
                "clock.end|\"2025-10-10T21:50:00Z\"",
                "clock.start|noon",
                "path.csv|{file: x.csv}",
                "path.anchors.points|[]",
                "positions.list|[]",
                "positions.population.leverage|[1.5]",
                "positions.population.count|0",
                "market.reserveFactor|-1%",
                "seed|1.5",
                "name|\"a b\"",
            })
    void whatTheReaderRejectsTheSchemaRejectsToo(String path, String value) throws IOException {
        Path demo = HOME.resolve("scenarios/2025-10-10-btc.yaml");
        String override = path + "=" + value;

        JsonNode tree = Overrides.apply(YamlFile.read(demo), new Origin("demo"), List.of(override))
                .json();

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(demo, List.of(override), DATA));
        assertThat(schema().validate(tree)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hedged: true, strategy: {kind: gap, gap: 0.9%, exit: 0.1%}|true",
                "hedged: false, strategy: {kind: gap, gap: 0.9%, exit: 0.1%}|true",
                "hedged: false, strategy: {kind: trend, move: 1%, window: 30s}|true",
                "hedged: true, strategy: {kind: trend, move: 1%, window: 30s}|false",
            })
    void besideAStrategySchemaAndReaderTakeOnlyTheHedgeOfAGap(String keys, boolean isTaken) throws IOException {
        ObjectNode tree = YamlFile.read(HOME.resolve("scenarios/golden/agents.yaml"));
        String cohort =
                "{name: basis, count: 1, leverage: [10], notional: {from: 20000, to: 20000}, %s}".formatted(keys);
        Overrides.apply(tree, new Origin("agents"), List.of("positions.cohorts[3]=" + cohort));

        assertThat(schema().validate(tree)).matches(mistakes -> mistakes.isEmpty() == isTaken);
        if (isTaken) {
            read(tree);
        } else {
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> read(tree))
                    .withMessageContaining("positions.cohorts[3].hedged: true must be false");
        }
    }

    @Test
    void theDemoFallsToTheKnownLowAndNobodyIsLiquidatableBeforeIt() {
        Scenario scenario = ScenarioReader.read(HOME.resolve("scenarios/2025-10-10-btc.yaml"), List.of(), Map.of());

        ScenarioTape tape = TapeWriter.write(scenario).tape();

        PriceSeries prices = tape.indexPrices();
        long lowest =
                IntStream.range(0, prices.length()).mapToLong(prices::at).min().orElseThrow();
        assertThat(prices.length()).isEqualTo(3600);
        assertThat(tape.positions()).hasSize(300);
        assertThat(prices.at(0)).isEqualTo(11_684_790_000_000L);
        // 21:20:45 is second 1845.
        assertThat(prices.at(1845)).isEqualTo(lowest).isEqualTo(10_151_650_000_000L);
    }

    @Test
    void theGoldenPathFallsOneDollarASecondFromTwoThousand() {
        Path golden = HOME.resolve("scenarios/golden/market-lag-30s-keeper-12s.yaml");

        ScenarioTape tape = TapeWriter.write(ScenarioReader.read(golden, List.of(), Map.of()))
                .tape();

        assertThat(IntStream.range(-1, 80).mapToLong(tape::indexPrice))
                .containsExactly(IntStream.range(-1, 80)
                        .mapToLong(second -> (2000 - Math.max(0, second)) * USD)
                        .boxed()
                        .toArray(Long[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-03-12-btc",
                "2020-03-12-eth-gas",
                "2023-08-17-eth",
                "2025-10-10-atom",
                "2025-10-10-atom-sources"
            })
    void aScenarioOfRecordedPricesIsSkippedWhereTheirFolderIsNotNamed(String name) {
        Path file = HOME.resolve("scenarios/" + name + ".yaml");

        assertThatExceptionOfType(NoDataException.class)
                .isThrownBy(() -> ScenarioReader.read(file, List.of(), Map.of()))
                .withMessageEndingWith("skipped: no data");
    }

    private void read(JsonNode tree) throws IOException {
        Path file = Files.writeString(folder.resolve("changed.yaml"), tree.toString());
        ScenarioReader.read(file, List.of(), DATA);
    }

    /** All but the one whose keys are names. */
    private static Stream<ObjectNode> mappings(JsonNode node) {
        Stream<ObjectNode> inside = node.propertyStream()
                .flatMap(entry -> entry.getKey().equals("otherMarkets")
                        ? entry.getValue().valueStream().flatMap(ScenarioFilesTest::mappings)
                        : mappings(entry.getValue()));
        if (node instanceof ObjectNode mapping) {
            return Stream.concat(Stream.of(mapping), inside);
        }
        return node.valueStream().flatMap(ScenarioFilesTest::mappings);
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(HOME.resolve("docs/scenario.schema.json")));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve("scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
