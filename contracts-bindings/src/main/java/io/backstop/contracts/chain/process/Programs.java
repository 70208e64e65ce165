package io.backstop.contracts.chain.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that a user has installed. */
public final class Programs {

    private Programs() {}

    /** The first of one of these names in the folders of the PATH. */
    public static Optional<Path> onPath(String... names) {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(names).map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
