package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end before their time leave no process and no half-written folder. */
class InterruptedRunTest {

    @TempDir
    private Path folder;

    @Test
    void ctrlCWhileNodesStartLeavesNothingBehind() throws Exception {
        Launched run = startLongRun();
        run.awaitErrors("models:");
        Launched.await(() -> !run.children().isEmpty());

        assertStopsCleanly(run);
    }

    @Test
    void ctrlCMidRunLeavesNothingBehind() throws Exception {
        Launched run = startLongRun();
        awaitBusyNodes(run);

        assertStopsCleanly(run);
    }

    @Test
    void aKeptChainStaysUpUntilCtrlC() throws Exception {
        Launched run = kept();

        assertThat(run.output()).containsPattern("chain of pool: ws://127\\.0\\.0\\.1:\\d+, market 0x[0-9a-f]{40}, ");
        assertThat(run.children()).hasSize(1).allMatch(ProcessHandle::isAlive);
        assertStopsCleanly(run);
        assertThat(run.errors()).doesNotContain("is gone");
    }

    @Test
    void aKeptChainWhoseNodeDiesIsToldInOneLine() throws Exception {
        Launched run = kept();

        run.children().forEach(ProcessHandle::destroyForcibly);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors().lines().filter(line -> line.contains("is gone")))
                .singleElement(STRING)
                .startsWith("the chain of pool is gone, with all that was on it: chain at ");
    }

    private Launched kept() throws Exception {
        Launched run = Launched.start(
                folder,
                Map.of(),
                "run",
                Repository.scenario("golden/single-jump").toString(),
                "--chain",
                "anvil",
                "--keep-chain",
                "--out",
                "kept");
        Launched.await(() -> run.shows("until Ctrl-C"));
        return run;
    }

    private void assertStopsCleanly(Launched run) throws Exception {
        List<ProcessHandle> nodes = run.children();
        int interrupted = run.interrupt();

        assertThat(run.exitCode()).isEqualTo(interrupted);
        assertThat(nodes).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(namesIn(folder)).noneMatch(name -> name.contains("results"));
        assertThat(run.errors()).doesNotContain("\tat ");
    }

    @Test
    void aNodeThatDiesMidRunIsAFailedRunToldInOneLine() throws Exception {
        Launched run = startLongRun();
        List<ProcessHandle> nodes = awaitBusyNodes(run);

        nodes.forEach(ProcessHandle::destroyForcibly);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors().lines().filter(line -> line.contains("does not answer")))
                .hasSize(1);
        assertThat(run.errors()).doesNotContain("\tat ");
        assertThat(namesIn(folder)).noneMatch(name -> name.contains("results"));
    }

    private Launched startLongRun() throws IOException {
        return Launched.start(
                folder,
                Map.of(),
                "run",
                Repository.scenario("2025-10-10-btc").toString(),
                "--chain",
                "anvil",
                "--out",
                "results");
    }

    /** Waits until both nodes have worked for a while. */
    private static List<ProcessHandle> awaitBusyNodes(Launched run) throws Exception {
        run.awaitErrors("models:");
        Launched.await(() ->
                run.children().stream().filter(InterruptedRunTest::hasWorked).count() >= 2);
        return run.children();
    }

    private static boolean hasWorked(ProcessHandle process) {
        return process.info()
                .totalCpuDuration()
                .filter(time -> time.compareTo(Duration.ofMillis(300)) > 0)
                .isPresent();
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
