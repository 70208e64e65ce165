package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.tests.PresentChains;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;

/**
 * Ctrl-C at ten moments of a run on a chain, from the start of Java to the writing of results, leaves no process, port, folder
 * or container.
 */
class InterruptedAnywhereTest {

    private static final String OWNER = "io.backstop.owner";
    private static final String DOUBLE = "contracts-bindings/src/test/besu";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {200, 500, 800})
    void nothingIsLeftOfARunThatHasNoNodeYet(int millis) throws Exception {
        Launched run = start(ChainKind.ANVIL);
        TimeUnit.MILLISECONDS.sleep(millis);

        assertLeavesNothing(run);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 100, 200, 400, 800, 1600})
    void nothingIsLeftOfARunWithItsNode(int millis) throws Exception {
        assertLeavesNothing(withNode(ChainKind.ANVIL, millis));
    }

    /** Hardhat is a Node that starts others, Besu a script that starts a Java; both are seconds late. */
    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "HARDHAT, 0",
        "HARDHAT, 500",
        "HARDHAT, 2000",
        "HARDHAT, 4000",
        "BESU_HOME, 0",
        "BESU_HOME, 500",
        "BESU_HOME, 2000",
        "BESU_HOME, 4000",
        "BESU_HOME, 8000",
    })
    void nothingIsLeftOfOtherKinds(ChainKind kind, int millis) throws Exception {
        if (kind != ChainKind.BESU_HOME) {
            PresentChains.assumePresent(kind);
        }
        assertLeavesNothing(withNode(kind, millis));
    }

    /** Its node is no child of the run, so the moments are those of a clock. */
    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = {1500, 2000, 2500, 3000, 3500, 4000, 5000, 6000, 8000, 10000})
    void noContainerIsLeft(int millis) throws Exception {
        PresentChains.assumePresent(ChainKind.BESU);
        Launched run = start(ChainKind.BESU);
        TimeUnit.MILLISECONDS.sleep(millis);

        assertLeavesNothing(run);

        assertThat(containersOf(run)).isEmpty();
    }

    private Launched withNode(ChainKind kind, int millis) throws Exception {
        Launched run = start(kind);
        Launched.await(() -> isAnyIn(folder.resolve("temporary")));
        TimeUnit.MILLISECONDS.sleep(millis);
        return run;
    }

    private static boolean isAnyIn(Path temporary) {
        try {
            return namesIn(temporary).stream().anyMatch(InterruptedAnywhereTest::isOfNode);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOfNode(String name) {
        return name.startsWith("backstop-node-");
    }

    private Launched start(ChainKind kind) throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        return Launched.start(
                folder,
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-Djava.io.tmpdir=" + temporary,
                        "BESU_HOME",
                        Repository.HOME.resolve(DOUBLE).toString()),
                "run",
                Repository.scenario(kind.isOnDemand() ? "golden/halts" : "golden/four-pockets")
                        .toString(),
                "--chain",
                kind.word(),
                "--out",
                "results");
    }

    private void assertLeavesNothing(Launched run) throws Exception {
        Path temporary = folder.resolve("temporary");
        List<ProcessHandle> nodes = run.children();
        Set<Integer> ports = ListeningPorts.of(nodes);
        int interrupted = run.interrupt();

        assertThat(run.exitCode()).as(run.errors()).isIn(interrupted, 0);
        Launched.await(() -> nodes.stream().noneMatch(ProcessHandle::isAlive));
        awaitNone(temporary);
        assertThat(ports).noneMatch(ListeningPorts.ofAll()::contains);
        assertThat(namesIn(temporary)).noneMatch(InterruptedAnywhereTest::isOfNode);
        assertThat(namesIn(folder)).noneMatch(name -> name.startsWith(".results"));
        assertThat(run.errors()).doesNotContain("\tat ");
    }

    /** The signal goes to the launcher alone; what it asks before Java starts (find, sed) ends by itself. */
    private static void awaitNone(Path temporary) throws InterruptedException {
        for (int i = 0; i < 100 && !processesNaming(temporary).isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(processesNaming(temporary)).isEmpty();
    }

    /**
     * A node has its folder among its arguments, or, as Hardhat and what others start, the run's folder for temporary files in the
     * environment; also one that was started while nobody looked.
     */
    private static List<String> processesNaming(Path temporary) {
        return ProcessHandle.allProcesses()
                .filter(process -> told(process).contains(temporary.toString()))
                .map(process -> process.info().commandLine().orElse(Long.toString(process.pid())))
                .toList();
    }

    /** Only Linux tells the environment of a process. */
    private static String told(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        try {
            Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
            return line + Files.readString(environment, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return line;
        }
    }

    /** Others start theirs meanwhile. The label is a machine's mark, the process's number and its start. */
    private static List<String> containersOf(Launched run) {
        return DockerClientFactory.instance()
                .client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(OWNER))
                .exec()
                .stream()
                .filter(container ->
                        container.getLabels().getOrDefault(OWNER, "").contains(" " + run.pid() + " "))
                .map(com.github.dockerjava.api.model.Container::getId)
                .toList();
    }

    private static Collection<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
