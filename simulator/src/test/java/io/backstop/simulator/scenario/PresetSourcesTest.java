package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.scenario.PresetCatalogue.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reads a preset sees of each figure where it comes from. */
class PresetSourcesTest {

    private static final Path SOURCES =
            Path.of(System.getProperty("backstop.home", "..")).resolve("docs/sources.md");

    /** A line that says something: not only the key of what follows. */
    private static final Pattern SAYS = Pattern.compile("\\s*(- )?(\\w+: *[^ #].*|[^ #:]+)");

    @ParameterizedTest
    @MethodSource("presets")
    void everyFigureHasASource(Preset preset) {
        assertThat(lines(preset))
                .filteredOn(
                        line -> line.text().matches(".*[0-9].*") && line.told().isEmpty())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void everyLineOfAVenueNamesASourceOrSaysThatThereIsNone(Preset preset) throws IOException {
        Pattern named = Pattern.compile("\\b(" + String.join("|", keys()) + "|[Cc]hoice|unverified)\\b");

        assertThat(lines(preset))
                .isNotEmpty()
                .filteredOn(line -> !named.matcher(line.told()).find())
                .isEmpty();
    }

    @Test
    void exchangesAndHybridsShareNoName() {
        assertThat(venues().map(Preset::name)).doesNotHaveDuplicates();
    }

    /** Those of oracles and pools; a fitted book is its data, of which its head names the files. */
    static Stream<Preset> presets() {
        return PresetCatalogue.ofInstallation().all().stream()
                .filter(preset -> !preset.kind().equals("book"));
    }

    static Stream<Preset> venues() {
        return presets()
                .filter(preset -> preset.kind().equals("cex") || preset.kind().equals("hybrid"));
    }

    /**
     * A line with a value.
     *
     * @param told its comment; of an entry of a list without one that of the line above the list
     */
    private record Line(String text, String told) {}

    private static List<Line> lines(Preset preset) {
        List<Line> lines = new ArrayList<>();
        String above = "";
        for (String line : preset.text().lines().toList()) {
            int sign = line.indexOf('#');
            String text = (sign < 0 ? line : line.substring(0, sign)).stripTrailing();
            String told = sign < 0 ? "" : line.substring(sign + 1).strip();
            boolean isEntry = text.stripLeading().startsWith("- ");
            above = isEntry ? above : told;
            if (SAYS.matcher(text).matches()) {
                lines.add(new Line(text, told.isEmpty() && isEntry ? above : told));
            }
        }
        return lines;
    }

    private static List<String> keys() throws IOException {
        return Files.readString(SOURCES)
                .lines()
                .filter(line -> line.matches("\\| [A-Z][A-Z0-9]+ \\|.*"))
                .map(line -> line.substring(2, line.indexOf(' ', 2)))
                .distinct()
                .toList();
    }
}
