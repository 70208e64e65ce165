package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C at ten moments of a run on a chain, from the start of Java to the writing of results, leaves nothing behind. */
class InterruptedAnywhereTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 600, 800, 1000, 1200, 1500, 1800, 2200, 2600})
    void nothingIsLeft(int millis) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Launched run = Launched.start(
                folder,
                Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
                "run",
                Repository.scenario("golden/halts").toString(),
                "--chain",
                "anvil",
                "--out",
                "results");
        TimeUnit.MILLISECONDS.sleep(millis);

        List<ProcessHandle> nodes = run.children();
        int interrupted = run.interrupt();

        assertThat(run.exitCode()).isIn(interrupted, 0);
        assertThat(nodes).noneMatch(ProcessHandle::isAlive);
        assertThat(namesIn(temporary)).noneMatch(name -> name.startsWith("backstop-node-"));
        assertThat(namesIn(folder)).noneMatch(name -> name.startsWith(".results"));
        assertThat(run.errors()).doesNotContain("\tat ");
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
