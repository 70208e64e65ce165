package io.backstop.contracts.chain.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node's folder in the folder for temporary files, in which stands whose it is, so that others can tell a folder in use from
 * one that was left behind.
 *
 * @param path the folder
 */
record NodeFolder(Path path) {

    /** All such folders begin like this. */
    static final String PREFIX = "backstop-node-";

    private static final String OWNER = "owner";

    /** A new folder of this Java. */
    static NodeFolder create() throws IOException {
        NodeFolder folder = new NodeFolder(Files.createTempDirectory(PREFIX));
        folder.write(List.of(ProcessMark.of(ProcessHandle.current())));
        return folder;
    }

    /** Notes the node's process beside the Java that owns it. */
    void note(ProcessHandle node) throws IOException {
        write(List.of(ProcessMark.of(ProcessHandle.current()), ProcessMark.of(node)));
    }

    /** Whether the Java that made it has gone without clearing it away; false where nothing stands in it. */
    boolean isLeft() {
        List<String> noted = noted();
        return !noted.isEmpty() && ProcessMark.running(noted.getFirst()).isEmpty();
    }

    /** The node's process, if it was noted and still runs. */
    Optional<ProcessHandle> node() {
        List<String> noted = noted();
        return noted.size() < 2 ? Optional.empty() : ProcessMark.running(noted.get(1));
    }

    /** Deletes it with all that is in it, whatever others delete meanwhile. */
    void delete() throws IOException {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(entries::add);
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path entry : entries) {
            Files.deleteIfExists(entry);
        }
    }

    private void write(List<String> lines) throws IOException {
        Files.write(path.resolve(OWNER), lines);
    }

    private List<String> noted() {
        try {
            return Files.readAllLines(path.resolve(OWNER));
        } catch (IOException e) {
            return List.of();
        }
    }
}
