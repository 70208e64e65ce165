package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of a scenario in which something was changed is read as what it was changed to. */
class ScenarioTextTest {

    private static final Path SCENARIOS = Home.folder().resolve("scenarios");

    @TempDir
    private Path folder;

    static Stream<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.walk(SCENARIOS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whatWasChangedIsReadAgainAndNothingElseIsLost(Path file) {
        ScenarioText text = new ScenarioText(file);
        ObjectNode changed = changed(file, text, "seed=4711");

        String written = text.of(changed);

        assertThat(YamlFile.parse(file, written).equals(ScenarioTextTest::sameFigures, changed))
                .isTrue();
        assertThat(changed).isNotEqualTo(text.tree());
        assertThat(written)
                .startsWith("# %s with what was changed on the command line; its comments are left out.\n"
                        .formatted(file.getFileName()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whereNothingWasChangedItIsTheFileWithItsComments(Path file) throws IOException {
        ScenarioText text = new ScenarioText(file);

        assertThat(text.of(text.tree())).isEqualTo(Files.readString(file));
    }

    /** Words that look like something else, an exponent, a key that is taken out, and lines within a value. */
    @Test
    void valuesStayWhatTheyAre() throws IOException {
        Path file = Files.writeString(folder.resolve("odd.yaml"), """
            name: "12"
            description: "a: b # no comment\\nsecond line"
            seed: 1
            factor: 1e-7
            words: ["no", "1_000", "0x10", "~", " ", "2%", "30s", "2025-10-10T21:00:00Z", "é→"]
            numbers: [1_000, 0.10, 9223372036854775807]
            gone: null
            """);
        ScenarioText text = new ScenarioText(file);

        ObjectNode changed = changed(file, text, "seed=2");

        assertThat(YamlFile.parse(file, text.of(changed)).equals(ScenarioTextTest::sameFigures, changed))
                .isTrue();
        assertThat(text.of(changed)).contains("\nseed: 2\n", "\nfactor: 0.0000001\n", "\ngone: null\n");
    }

    /** 107000.0 is 107000. */
    private static int sameFigures(JsonNode one, JsonNode other) {
        boolean numbers = one.isNumber() && other.isNumber();
        boolean same = numbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other);
        return same ? 0 : 1;
    }

    private static ObjectNode changed(Path file, ScenarioText text, String override) {
        ObjectNode tree = text.tree();
        Overrides.apply(tree, new Origin(file.toString()), List.of(override));
        return tree;
    }
}
