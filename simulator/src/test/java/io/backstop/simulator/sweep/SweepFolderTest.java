package io.backstop.simulator.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.scenario.InputException;
import io.backstop.simulator.scenario.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies in the folder of a sweep that is not finished. */
class SweepFolderTest {

    private static final String ROWS = """
        point BIGINT,seed BIGINT,"shortfall DECIMAL(18,6)"
        0,1,1000.000000
        0,2,2000.000000
        """;

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");
    private Path chunk = Path.of("");

    /** Three seeds, one chunk each, of which the last is still to come. */
    @BeforeEach
    void interrupted() {
        folder = temporary.resolve("swept");
        chunk = folder.resolve("chunks/000000.csv");
        try (SweepFolder begun = SweepFolder.open(folder, plan())) {
            begun.keep(0, ROWS);
            begun.keep(1, ROWS.replace("2000", "3000"));
        }
    }

    @Test
    void wholeChunksAreKept() {
        try (SweepFolder continued = SweepFolder.open(folder, plan())) {
            assertThat(continued.missing()).containsExactly(2);
        }
    }

    /** It may have stopped at something that the same command stops at again, such as a tape that cannot be written. */
    @Test
    void aQueryOfAnUnfinishedSweepPromisesNoMoreThanTheSweepCanDo() {
        assertThatThrownBy(() -> SweepFolder.tables(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder
                        + ": the sweep is not finished; the command that began it goes on with it, or says what it"
                        + " stops at");
    }

    /** A digit, the last line cut off, and a cut within it that leaves as many lines. */
    @ParameterizedTest
    @CsvSource({"1000,1001", "'0,2,2000.000000\n',''", "'000.000000\n',''"})
    void aChangedChunkIsRefusedWhenTheSweepGoesOn(String written, String changed) throws IOException {
        String damaged = ROWS.substring(0, ROWS.lastIndexOf(written))
                + changed
                + ROWS.substring(ROWS.lastIndexOf(written) + written.length());
        Files.writeString(chunk, damaged);

        assertRefused();
    }

    @Test
    void aChunkInAnothersPlaceIsRefused() throws IOException {
        for (String ending : List.of(".csv", ".sha256")) {
            Files.copy(
                    folder.resolve("chunks/000001" + ending),
                    folder.resolve("chunks/000000" + ending),
                    StandardCopyOption.REPLACE_EXISTING);
        }

        assertRefused();
    }

    @Test
    void aChunkWithoutItsHashIsRefused() throws IOException {
        Files.delete(folder.resolve("chunks/000000.sha256"));

        assertRefused();
    }

    /** What the message tells to do helps. */
    @Test
    void aDeletedChunkIsMadeAgain() throws IOException {
        Files.delete(chunk);

        try (SweepFolder continued = SweepFolder.open(folder, plan())) {
            assertThat(continued.missing()).containsExactly(0, 2);
            continued.keep(0, ROWS);
        }
        try (SweepFolder again = SweepFolder.open(folder, plan())) {
            assertThat(again.missing()).containsExactly(2);
        }
    }

    @Test
    void aChunkThatChangesWhileTheSweepGoesOnIsInNoTable() throws IOException {
        try (SweepFolder continued = SweepFolder.open(folder, plan())) {
            continued.keep(2, ROWS);
            assertThat(continued.chunks()).hasSize(3).startsWith(chunk);
            Files.writeString(chunk, ROWS.replace("1000", "1001"));

            assertThatThrownBy(continued::chunks)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(chunk + ": is not as it was written");
        }
    }

    private void assertRefused() {
        assertThatThrownBy(() -> SweepFolder.open(folder, plan()))
                .isInstanceOf(InputException.class)
                .hasMessage(chunk + ": is not as it was written; delete it, and the same command makes its runs again");
    }

    private static SweepPlan plan() {
        Path scenario = Home.folder().resolve("scenarios/golden/single-jump.yaml");
        return SweepPlan.of(new SweepRequest(scenario, List.of(), List.of(), "1..3"), "test", Map.of());
    }
}
