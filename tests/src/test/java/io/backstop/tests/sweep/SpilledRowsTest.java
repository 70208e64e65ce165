package io.backstop.tests.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static Set<Path> spilled() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("backstop-duckdb"))
                    .collect(Collectors.toSet());
        }
    }
}
