package io.backstop.contracts.chain.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A JAVA_HOME that is too old for an installed Besu is not handed to it. */
class BesuJavaTest {

    private static final String OURS = System.getProperty("java.home");

    @TempDir
    private Path folder;

    /** Class files have the number of their Java and 44. Nothing runs on a Java of the year 2100. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        65  | 17.0.9    | ours
        65  | 1.8.0_392 | ours
        65  | 21.0.2    | named
        65  | 99        | named
        61  | 17.0.9    | named
        200 | 17.0.9    | named
        """)
    void theNamedJavaIsTakenUnlessItIsTooOld(int classFiles, String named, String taken) throws IOException {
        Path besu = release(classFiles);
        Path java = java("JAVA_VERSION=\"" + named + "\"");

        assertThat(chosen(besu, java.toString())).isEqualTo(taken.equals("ours") ? OURS : java.toString());
    }

    @Test
    void whatDoesNotSayWhatItIsIsLeftAsItIs() throws IOException {
        Path unknown = java("IMPLEMENTOR=\"somebody\"");

        assertThat(chosen(release(65), unknown.toString())).isEqualTo(unknown.toString());
        assertThat(chosen(release(65), "/nowhere")).isEqualTo("/nowhere");
        Path old = java("JAVA_VERSION=\"17.0.9\"");
        assertThat(chosen(folder.resolve("elsewhere/besu"), old.toString())).isEqualTo(old.toString());
    }

    @Test
    void whereNoneIsNamedItIsOurs() throws IOException {
        Map<String, String> environment = new HashMap<>();

        BesuJava.choose(release(65), environment);

        assertThat(environment).containsExactly(Map.entry("JAVA_HOME", OURS));
    }

    /** Its script then takes the first Java of the PATH. */
    @Test
    void whereNoneIsNamedAndOursIsTooOldNoneIs() throws IOException {
        Map<String, String> environment = new HashMap<>();

        BesuJava.choose(release(200), environment);

        assertThat(environment).isEmpty();
    }

    @Test
    void aFolderThatIsNamedAndHasNoBesuIsNamedInTheMessage() {
        System.setProperty("BESU_HOME", folder.toString());
        try {
            assertThat(BesuDistribution.missing())
                    .contains("BESU_HOME (" + folder
                            + ") has no program bin/besu; unpack a release and set BESU_HOME to its folder");
        } finally {
            System.clearProperty("BESU_HOME");
        }
    }

    /**
     * With the options for Java, and without those for another Besu, which would make no block. The double notes its environment; a
     * Java of its own starts it, because no Java can change its own.
     */
    @Test
    void anInstalledBesuIsStartedOnTheJavaThatItNeeds() throws IOException, InterruptedException {
        Path besu = release(65);
        Files.writeString(besu, """
            #!/bin/sh
            echo "$JAVA_HOME $BESU_OPTS$BESU_P2P_ENABLED" > %s
            exec %s "$@"
            """.formatted(
                folder.resolve("noted"), Venues.HOME.resolve("contracts-bindings/src/test/besu/quick/bin/besu")));
        Files.setPosixFilePermissions(besu, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(OURS, "bin", "java").toString(),
                        "-Dbackstop.home=" + Venues.HOME,
                        "-DBESU_HOME=" + folder,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        ChainContract.Program.class.getName(),
                        "besu-home")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        program.environment().put("JAVA_HOME", java("JAVA_VERSION=\"17.0.9\"").toString());
        program.environment().put("BESU_OPTS", "-Xmx1g");
        program.environment().put("BESU_P2P_ENABLED", "false");

        Process java = program.start();
        try (BufferedReader output = java.inputReader()) {
            assertThat(output.readLine()).startsWith("http://127.0.0.1:");
            String noted = Files.readString(folder.resolve("noted")).strip();
            assertThat(noted)
                    .matches(Pattern.quote(OURS)
                            + " -Xmx1g -Djava\\.io\\.tmpdir=(\\S+/backstop-node-[^/]+/tmp) -Djna\\.tmpdir=\\1");
            assertThat(Path.of(noted.substring(noted.lastIndexOf('=') + 1))).isDirectory();
        } finally {
            java.destroy();
            java.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static String chosen(Path besu, String named) {
        Map<String, String> environment = new HashMap<>(Map.of("JAVA_HOME", named));
        BesuJava.choose(besu, environment);
        return environment.getOrDefault("JAVA_HOME", "");
    }

    /** A Besu with one class, of which there is no more than its first bytes. */
    private Path release(int classFiles) throws IOException {
        Path library = Files.createDirectories(folder.resolve("lib"));
        try (JarOutputStream archive = new JarOutputStream(Files.newOutputStream(library.resolve("besu-1.0.jar")))) {
            archive.putNextEntry(new JarEntry("org/hyperledger/besu/Besu.class"));
            archive.write(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, (byte) classFiles});
        }
        return Files.writeString(Files.createDirectories(folder.resolve("bin")).resolve("besu"), "");
    }

    private Path java(String release) throws IOException {
        Path java = Files.createDirectories(folder.resolve("java"));
        Files.writeString(java.resolve("release"), release + "\n");
        return java;
    }
}
