package io.backstop.tests.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs of this machine, where the launcher and Maven look for them. */
final class Jdks {

    /** The one that runs the tests. */
    static final Path OWN = Path.of(System.getProperty("java.home"));

    private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final Pattern TOOLCHAIN = Pattern.compile("<jdkHome>\\s*(.*?)\\s*</jdkHome>");

    private Jdks() {}

    /** One home by feature release. */
    static Map<Integer, Path> byRelease() throws IOException {
        Map<Integer, Path> homes = new TreeMap<>();
        for (Path home : candidates()) {
            Path release = home.resolve("release");
            if (Files.isExecutable(home.resolve("bin/java")) && Files.isReadable(release)) {
                Matcher version = RELEASE.matcher(Files.readString(release));
                if (version.find()) {
                    homes.putIfAbsent(Integer.valueOf(version.group(1)), home);
                }
            }
        }
        return homes;
    }

    private static List<Path> candidates() throws IOException {
        Path user = Path.of(System.getProperty("user.home"));
        List<Path> candidates = new ArrayList<>(List.of(OWN));
        System.getenv().forEach((name, value) -> {
            if (name.matches("JAVA\\d*_HOME.*")) {
                candidates.add(Path.of(value));
            }
        });
        Path toolchains = user.resolve(".m2/toolchains.xml");
        if (Files.isReadable(toolchains)) {
            TOOLCHAIN
                    .matcher(Files.readString(toolchains))
                    .results()
                    .forEach(jdk -> candidates.add(Path.of(jdk.group(1))));
        }
        for (Path folder : List.of(Path.of("/usr/lib/jvm"), user.resolve(".sdkman/candidates/java"))) {
            candidates.addAll(foldersIn(folder));
        }
        return candidates;
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
