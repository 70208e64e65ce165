package io.backstop.contracts.chain;

import io.backstop.contracts.chain.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds anvil: the npm package of this platform, or any on the path. */
final class AnvilBinary {

    private static final String PACKAGES = "contracts-bindings/node_modules/@foundry-rs";
    private static final List<String> NAMES = List.of("anvil", "anvil.exe");

    private AnvilBinary() {}

    /** The platform package's own binary: the npm script around it would leave anvil running when it is killed. */
    static Path find(Path home) {
        return found(home)
                .orElseThrow(() -> new ChainException("anvil was found neither in %s nor on the PATH; run mvn in %s"
                        .formatted(home.resolve(PACKAGES), home)));
    }

    static boolean isIn(Path home) {
        return found(home).isPresent();
    }

    private static Optional<Path> found(Path home) {
        return inPackages(home.resolve(PACKAGES)).or(() -> Programs.onPath(NAMES.toArray(String[]::new)));
    }

    private static Optional<Path> inPackages(Path packages) {
        if (!Files.isDirectory(packages)) {
            return Optional.empty();
        }
        try (Stream<Path> platforms = Files.list(packages)) {
            return platforms
                    .filter(platform -> platform.getFileName().toString().startsWith("anvil-"))
                    .sorted()
                    .flatMap(platform -> NAMES.stream().map(platform.resolve("bin")::resolve))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException e) {
            throw new ChainException("cannot read " + packages, e);
        }
    }
}
