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
        "sweep", Repository.scenario("golden/single-jump").toString(), "--seeds", "1..10000", "--out"
    };

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

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
        assertThat(rows).hasSizeBetween(3, 99).allMatch(name -> name.matches("[0-9]{6}\\.csv"));
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

        assertThat(again).contains(" of 10,000 runs are there already\n");
        assertThat(chunks).doesNotExist();
        assertThat(run(
                        0,
                        "query",
                        folder.resolve("swept").toString(),
                        "select count(*), count(distinct seed), sum(shortfall) from runs",
                        "--csv"))
                .endsWith("\n10000,10000,10000000.000000\n");
    }

    /** Sorting sixty million rows of more than a hundred bytes takes many times the 256 MB that a database holds, and long. */
    @Test
    void aQueryThatIsEndedLeavesNothingOfWhatItSpilled() throws Exception {
        Path out = folder.resolve("few");
        run(
                0,
                "sweep",
                Repository.scenario("golden/single-jump").toString(),
                "--seeds",
                "1,2",
                "--out",
                out.toString());
        String sql = "select count(*), max(s) from (select hash(range) as h, repeat('x', 99) || range as s from"
                + " range(60000000) order by h, s limit 59999999)";

        Launched query = Launched.start(folder, Map.of(), "query", out.toString(), sql);
        Launched.await(() -> !spilledBy(query.pid()).isEmpty());
        int interrupted = query.interrupt();

        assertThat(query.exitCode()).isEqualTo(interrupted);
        assertThat(query.errors()).doesNotContain("\tat ");
        assertThat(foldersOf(query.pid())).isEmpty();

        Launched killed = Launched.start(folder, Map.of(), "query", out.toString(), sql);
        Launched.await(() -> !spilledBy(killed.pid()).isEmpty());
        killed.kill();
        assertThat(foldersOf(killed.pid())).hasSize(1);
        run(0, "query", out.toString(), "select 1");

        assertThat(foldersOf(killed.pid())).isEmpty();
    }

    /** Files of rows in the folders of a process; it puts them there when it needs them. */
    private static List<String> spilledBy(long pid) {
        return foldersOf(pid).stream()
                .flatMap(name -> namesIn(TEMPORARY.resolve(name)).stream())
                .toList();
    }

    private static List<String> foldersOf(long pid) {
        return namesIn(TEMPORARY).stream()
                .filter(name -> name.startsWith("backstop-duckdb-" + pid + "-"))
                .toList();
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
