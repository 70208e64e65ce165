package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.backstop.tests.Repository;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scenario with every sampler in it gives the same tape, feeds and ledgers in JVMs that differ in all they can. */
class SameHashesTest {

    private static final Path SCENARIO =
            Repository.HOME.resolve("tests/src/test/resources/every-sampler/scenario.yaml");
    private static final Pattern HASH = Pattern.compile("\"(?:tape|feed)Hash\": \"([0-9a-f]{64})\"");
    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    private static Path folder;

    private static String expected = "";

    @BeforeAll
    static void runOnce() throws Exception {
        expected = summary(Jdks.OWN);
    }

    /** What other machines print; one that prints something else draws other numbers. */
    @Test
    void theTapeAndItsFeedsHaveTheHashesTheyHaveElsewhere() {
        assertThat(HASH.matcher(expected).results().map(hash -> hash.group(1)))
                .containsExactly(
                        "38b5afc9990b46528a162022f2b0568df48459e1fc7c3a1abb4649e239ff3129",
                        "5dba7c2bd6406a6fdf83a8ac83e04c6aff5ade53f86f113f227422c863efa8a2",
                        "ab3a23314ed5f8547d6c6b02dbf0942509ead69b0896d3966c6d14664dde2a38",
                        "114bd0f9843edd138b3e94d7373d708702a9bfce48e89e24bca6fc0c002749cd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-Xint",
                "-Xcomp -XX:TieredStopAtLevel=1",
                "-XX:ActiveProcessorCount=1 -XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=2 -XX:+UseParallelGC",
                "-Duser.language=tr -Duser.timezone=Pacific/Chatham -Dfile.encoding=ISO-8859-1",
            })
    void howTheJvmRunsChangesNothing(String options) throws Exception {
        assertThat(summary(Jdks.OWN, options.isEmpty() ? new String[0] : options.split(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 25})
    void theJdkChangesNothing(int release) throws Exception {
        Map<Integer, Path> found = Jdks.byRelease();
        System.out.println("JDKs found: " + found.keySet() + ", compared: " + release);
        assumeTrue(found.containsKey(release), "skipped: no JDK " + release);
        Path jdk = Objects.requireNonNull(found.get(release));
        assumeTrue(!jdk.equals(Jdks.OWN), "skipped: JDK " + release + " runs all the others here");

        assertThat(summary(jdk)).isEqualTo(expected);
        assertThat(summary(jdk, "-Xint")).isEqualTo(expected);
    }

    /** Tape, feeds, ledgers and all figures of a run, as the product writes them. */
    private static String summary(Path jdk, String... options) throws IOException, InterruptedException {
        Path results = Files.createTempDirectory(folder, "run").resolve("results");
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path jars = Repository.HOME.resolve("simulator/target");
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dbackstop.home=" + Repository.HOME,
                "-cp",
                jars.resolve("backstop.jar") + File.pathSeparator + jars.resolve("lib") + File.separator + "*",
                "io.backstop.simulator.Backstop",
                "run",
                SCENARIO.toString(),
                "--out",
                results.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(results.resolve("summary.json"));
    }
}
