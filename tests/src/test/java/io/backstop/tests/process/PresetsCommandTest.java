package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code presets} as a user runs it. */
class PresetsCommandTest {

    @Test
    void everyPresetIsALine() {
        assertThat(run(0, "presets").lines())
                .contains(
                        "cex/bitmex                       BitMEX, XBTUSD: book -> fund of the contract -> ADL when the"
                                + " mark is through the bankruptcy price.")
                .anyMatch(line -> line.startsWith("dex/gmx-v2   "))
                .anyMatch(line -> line.startsWith("oracle/dydx-v4   "))
                .anyMatch(line -> line.startsWith("hybrid/dydx-v4   "))
                .isSortedAccordingTo((a, b) -> path(a).compareTo(path(b)));
    }

    @Test
    void aPresetIsPrintedAsItStands() throws IOException {
        String file = Files.readString(Repository.HOME.resolve("presets/dex/gmx-v2.yaml"));

        assertThat(run(0, "presets", "gmx-v2")).isEqualTo(file);
        assertThat(run(0, "presets", "dex/gmx-v2")).isEqualTo(file);
    }

    @Test
    void asJsonItHasItsKeysOnly() {
        assertThat(run(0, "presets", "dex/gmx-v2", "--json"))
                .startsWith("{\n")
                .contains("\"lossFactor\" : 0.0000001,")
                .doesNotContain("#");
        assertThat(run(0, "presets", "--json"))
                .startsWith("[ {\n  \"kind\" : \"book\",\n  \"name\" : \"binance-btcusdt");
    }

    @Test
    void aNameOfTwoKindsAsksForTheKind() {
        assertThat(run(2, "presets", "dydx-v4"))
                .isEqualTo("dydx-v4: must name its kind too: hybrid/dydx-v4, oracle/dydx-v4\n");
    }

    @Test
    void anUnknownNameIsToldWithTheNearest() {
        assertThat(run(2, "presets", "gmx2"))
                .isEqualTo("gmx2: must be the name of a preset, such as gmx-v2, ftx, okx\n");
        assertThat(run(2, "presets", "cex/bitmx"))
                .startsWith("cex/bitmx: must be the name of a preset, such as cex/bitmex, ");
    }

    private static String path(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    /** Runs a command that must end so, and returns what it has printed to either stream. */
    private static String run(int exitCode, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter stream = new PrintWriter(printed);
        assertThat(Backstop.execute(stream, stream, arguments)).isEqualTo(exitCode);
        return printed.toString();
    }
}
