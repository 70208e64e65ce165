package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that is interrupted leaves whole files, and goes on when the same command is given again. */
class InterruptedSweepTest {

    private static final String[] SWEEP = {
        "sweep", Repository.scenario("golden/single-jump").toString(), "--seeds", "1..20000", "--out"
    };

    @TempDir
    private Path folder;

    @Test
    void ctrlCLeavesWholeChunksWithWhichTheNextStartGoesOn() throws Exception {
        Path chunks = folder.resolve("swept/chunks");
        Launched sweep = Launched.start(folder, Map.of(), with("swept"));
        Launched.await(() -> namesEnding(chunks, ".csv").size() >= 3);
        int interrupted = sweep.interrupt();

        assertThat(sweep.exitCode()).isEqualTo(interrupted);
        assertThat(sweep.errors()).doesNotContain("\tat ");
        assertThat(namesIn(folder.resolve("swept"))).containsExactlyInAnyOrder("manifest.json", "chunks");
        List<String> rows = namesEnding(chunks, ".csv");
        assertThat(rows).hasSizeBetween(3, 199).allMatch(name -> name.matches("[0-9]{6}\\.csv"));
        assertThat(namesIn(chunks)).hasSize(2 * rows.size());
        assertThat(namesEnding(chunks, ".sha256"))
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .map(name -> name.replace(".csv", ".sha256"))
                        .toList());
        Path damaged = chunks.resolve(rows.getFirst());
        String whole = Files.readString(damaged);
        Files.writeString(damaged, whole.replaceFirst("1000.000000", "1001.000000"));
        String[] command = with(folder.resolve("swept").toString());

        assertThat(run(2, command))
                .isEqualTo(damaged + ": is not as it was written; delete it, and the same command makes its runs"
                        + " again\n");
        Files.writeString(damaged, whole);
        String again = run(0, command);

        assertThat(again).contains(" of 20,000 runs are there already\n");
        assertThat(chunks).doesNotExist();
        assertThat(run(
                        0,
                        "query",
                        folder.resolve("swept").toString(),
                        "select count(*), count(distinct seed), sum(shortfall) from runs",
                        "--csv"))
                .endsWith("\n20000,20000,20000000.000000\n");
    }

    private static String[] with(String out) {
        return Stream.concat(Stream.of(SWEEP), Stream.of(out)).toArray(String[]::new);
    }

    private static List<String> namesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> namesEnding(Path folder, String ending) {
        return namesIn(folder).stream().filter(name -> name.endsWith(ending)).toList();
    }

    private static String run(int exitCode, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter stream = new PrintWriter(printed);
        assertThat(Backstop.execute(stream, stream, arguments))
                .as(printed.toString())
                .isEqualTo(exitCode);
        return printed.toString();
    }
}
