package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout that was never built, with doubles of Maven and of a JDK: the first tells when it begins and
 * when it has built, the second what it was asked to run.
 */
class LauncherTest {

    private static final String MAVEN = """
        #!/usr/bin/env bash
        if [[ $1 == -version ]]; then echo "Apache Maven 3.9.9"; exit 0; fi
        if [[ $* == *dependency:copy* ]]; then
            sleep 1
            echo fetched >>log.txt
            mkdir -p target/database
            touch target/database/duckdb_jdbc-1.2.jar
            exit 0
        fi
        echo begun >>log.txt
        sleep 1
        if [[ -e broken && $(grep -c begun log.txt) == 1 ]]; then echo "[ERROR] no such symbol"; exit 1; fi
        mkdir -p simulator/target
        touch simulator/target/backstop.jar simulator/target/backstop.built
        echo built >>log.txt
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void checkout() throws IOException {
        Files.copy(Repository.HOME.resolve("backstop"), folder.resolve("backstop"));
        Files.writeString(folder.resolve("pom.xml"), "<duckdb.version>1.2</duckdb.version>");
        Files.createDirectories(folder.resolve("simulator/src/main"));
        Files.writeString(folder.resolve("simulator/pom.xml"), "<project/>");
        script("bin/mvn", MAVEN);
        script("jdk/bin/javac", "#!/usr/bin/env bash\n");
        script("jdk/bin/java", "#!/usr/bin/env bash\necho \"ran ${*: -1}\" >>log.txt\n");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    @Test
    void twoThatStartAtOnceBuildOnce() throws Exception {
        Launched first = presets();
        Launched second = presets();

        assertThat(List.of(first.exitCode(), second.exitCode())).containsExactly(0, 0);
        assertThat(log()).hasContent("begun\nbuilt\nran presets\nran presets\n");
        assertThat(List.of(first.errors(), second.errors()))
                .haveExactly(1, containing("is building here"))
                .haveExactly(1, containing("built in"));
        assertThat(folder.resolve("target/building")).doesNotExist();
    }

    @Test
    void whoWaitedForABuildThatFailedTriesItself() throws Exception {
        Files.createFile(folder.resolve("broken"));
        Launched first = presets();
        Launched second = presets();

        assertThat(List.of(first.exitCode(), second.exitCode())).containsExactlyInAnyOrder(0, 1);
        assertThat(log()).hasContent("begun\nbegun\nbuilt\nran presets\n");
        assertThat(List.of(first.errors(), second.errors())).haveExactly(1, containing("[ERROR] no such symbol"));
        assertThat(folder.resolve("target/building")).doesNotExist();
    }

    @Test
    void aLockThatAKilledOneLeftIsTakenAway() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(folder.resolve("target"));
        Files.createSymbolicLink(folder.resolve("target/building"), Path.of(Long.toString(dead.pid())));

        Launched started = presets();

        assertThat(started.exitCode()).isZero();
        assertThat(started.errors()).doesNotContain("is building here");
        assertThat(log()).hasContent("begun\nbuilt\nran presets\n");
    }

    @Test
    void twoSweepsThatStartAtOnceFetchTheDatabaseOnce() throws Exception {
        assertThat(presets().exitCode()).isZero();
        Launched first = launched("sweep");
        Launched second = launched("sweep");

        assertThat(List.of(first.exitCode(), second.exitCode())).containsExactly(0, 0);
        assertThat(log()).hasContent("begun\nbuilt\nran presets\nfetched\nran sweep\nran sweep\n");
        assertThat(folder.resolve("target/building")).doesNotExist();
    }

    private Launched presets() throws IOException {
        return launched("presets");
    }

    private Launched launched(String command) throws IOException {
        return Launched.shell(folder, "PATH=\"$PWD/bin:$PATH\" JAVA_HOME=\"$PWD/jdk\" exec bash ./backstop " + command);
    }

    private Path log() {
        return folder.resolve("log.txt");
    }

    private void script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Condition<String> containing(String text) {
        return new Condition<>(errors -> errors.contains(text), "contains \"%s\"", text);
    }
}
