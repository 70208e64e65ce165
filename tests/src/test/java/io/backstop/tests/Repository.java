package io.backstop.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Where the tests find the product and the recorded data. */
public final class Repository {

    /** The product's folder. */
    public static final Path HOME = home();

    private Repository() {}

    /** A scenario by its name without ending, such as {@code golden/single-jump}. */
    public static Path scenario(String name) {
        return HOME.resolve("scenarios").resolve(name + ".yaml");
    }

    /** Skips the test where there is no recorded data. */
    public static void requireData() {
        boolean present = Optional.ofNullable(System.getenv("BACKSTOP_DATA"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .isPresent();
        Assumptions.assumeTrue(present, "skipped: no data");
    }

    private static Path home() {
        // Maven runs the tests in their module's folder.
        Path folder = Path.of("").toAbsolutePath();
        return Files.exists(folder.resolve("backstop"))
                ? folder
                : folder.resolve("..").normalize();
    }
}
