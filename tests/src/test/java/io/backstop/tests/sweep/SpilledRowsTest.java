package io.backstop.tests.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a database leaves in the folder for temporary files. */
class SpilledRowsTest {

    @Test
    void nothingLiesThereBeforeItIsNeededSoAnEndInBetweenLeavesNothing() throws IOException {
        Set<Path> before = spilled();
        try (Database database = Database.open()) {
            database.read("SELECT 1", rows -> assertThat(rows.next()).isTrue());

            assertThat(spilled()).isEqualTo(before);
        }
    }

    /** Of three folders one is of a process that has gone, one of this one, and of the third nobody knows whose it is. */
    @Test
    void theNextStartClearsWhatAKilledProcessLeft() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        ProcessHandle here = ProcessHandle.current();
        long start = here.info().startInstant().orElseThrow().toEpochMilli();
        Path left = folder("%d-%d-left".formatted(gone.pid(), start));
        Path used = folder("%d-%d-used".formatted(here.pid(), start));
        Path unknown = folder("unknown");
        try (Database database = Database.open()) {
            database.read("SELECT 1", rows -> assertThat(rows.next()).isTrue());

            assertThat(left).doesNotExist();
            assertThat(used).isDirectoryContaining("glob:**.tmp");
            assertThat(unknown).isDirectoryContaining("glob:**.tmp");
        } finally {
            for (Path mine : List.of(used, unknown)) {
                Files.delete(mine.resolve("spilled.tmp"));
                Files.delete(mine);
            }
        }
    }

    private static Path folder(String owner) throws IOException {
        Path folder = Files.createDirectory(Path.of(System.getProperty("java.io.tmpdir"), "backstop-duckdb-" + owner));
        Files.writeString(folder.resolve("spilled.tmp"), "rows");
        return folder;
    }

    private static Set<Path> spilled() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("backstop-duckdb"))
                    .collect(Collectors.toSet());
        }
    }
}
