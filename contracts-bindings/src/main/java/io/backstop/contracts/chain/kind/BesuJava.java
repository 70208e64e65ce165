package io.backstop.contracts.chain.kind;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Java an installed Besu runs on. */
final class BesuJava {

    private static final String HOME = "JAVA_HOME";

    /** {@code JAVA_VERSION="25.0.3"}; before Java 9 {@code JAVA_VERSION="1.8.0_392"}. */
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)[^\"]*\"");

    /** Classes for Java 1 have the number 45. */
    private static final int CLASS_FILES_BEFORE_JAVA = 44;

    private BesuJava() {}

    /**
     * Names the Java that runs this where no other is named, because the first of the PATH may be too old for Besu, or where
     * the one that is named is too old; unless this one is too old itself.
     *
     * @param besu its program
     * @param environment with which it will be started
     */
    static void choose(Path besu, Map<String, String> environment) {
        String named = environment.getOrDefault(HOME, "");
        int needed = needed(besu);
        if (needed <= Runtime.version().feature() && (named.isEmpty() || isTooOld(Path.of(named), needed))) {
            environment.put(HOME, System.getProperty("java.home"));
        }
    }

    /** What does not say what it is, is left to the user. */
    private static boolean isTooOld(Path named, int needed) {
        return version(named).filter(version -> version < needed).isPresent();
    }

    private static Optional<Integer> version(Path java) {
        try {
            Matcher version = VERSION.matcher(Files.readString(java.resolve("release")));
            return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The version for which Besu's classes were compiled; 0 if they are not where a release has them. */
    private static int needed(Path besu) {
        try {
            return neededBy(besu.toRealPath().resolve("../../lib").normalize());
        } catch (IOException e) {
            return 0;
        }
    }

    /** Some of its parts are for older programs too. */
    private static int neededBy(Path folder) throws IOException {
        int newest = 0;
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "besu*.jar")) {
            for (Path archive : archives) {
                newest = Math.max(newest, neededByFirstClass(archive));
            }
        }
        return newest;
    }

    private static int neededByFirstClass(Path archive) throws IOException {
        try (JarFile file = new JarFile(archive.toFile())) {
            Optional<JarEntry> first = file.stream()
                    .filter(entry -> entry.getName().endsWith(".class")
                            && !entry.getName().startsWith("META-INF/")
                            && !entry.getName().endsWith("-info.class"))
                    .findFirst();
            return first.isPresent() ? neededBy(file, first.get()) : 0;
        }
    }

    /** A class file begins with four bytes that mark it, two of its minor version and two of its major one. */
    private static int neededBy(JarFile file, JarEntry entry) throws IOException {
        try (DataInputStream bytes = new DataInputStream(file.getInputStream(entry))) {
            bytes.skipNBytes(6);
            return bytes.readUnsignedShort() - CLASS_FILES_BEFORE_JAVA;
        }
    }
}
