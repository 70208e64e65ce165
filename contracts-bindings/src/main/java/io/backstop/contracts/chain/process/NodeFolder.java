package io.backstop.contracts.chain.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private static final String MACHINE = "machine";

    /** A new folder of this Java. */
    static NodeFolder create() throws IOException {
        NodeFolder folder = new NodeFolder(Files.createTempDirectory(PREFIX));
        Files.writeString(folder.path.resolve(MACHINE), MachineMark.here());
        folder.write(List.of(ProcessMark.of(ProcessHandle.current())));
        return folder;
    }

    /** Notes the node's process beside the Java that owns it. */
    void note(ProcessHandle node) throws IOException {
        write(List.of(ProcessMark.of(ProcessHandle.current()), ProcessMark.of(node)));
    }

    /**
     * Whether the Java that made it has gone without clearing it away; false where nothing stands in it, and where a container that
     * shares the folder for temporary files made it, whose processes nobody sees from here.
     */
    boolean isLeft() {
        List<String> noted = noted(OWNER);
        return !noted.isEmpty()
                && ProcessMark.running(noted.getFirst()).isEmpty()
                && noted(MACHINE).stream().noneMatch(MachineMark::isBeside);
    }

    /** The node's process, if it was noted and still runs. */
    Optional<ProcessHandle> node() {
        List<String> noted = noted(OWNER);
        return noted.size() < 2 ? Optional.empty() : ProcessMark.running(noted.get(1));
    }

    /** Deletes it with all that is in it, whatever others delete meanwhile; whose it was goes last, so that a rest is known as left. */
    void delete() throws IOException {
        for (Path entry : entries()) {
            Files.deleteIfExists(entry);
        }
    }

    private List<Path> entries() throws IOException {
        List<Path> entries = new ArrayList<>();
        Path owner = path.resolve(OWNER);
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!file.equals(owner)) {
                    entries.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return unlessGone(failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (folder.equals(path)) {
                    entries.add(owner);
                }
                entries.add(folder);
                return failure == null ? FileVisitResult.CONTINUE : unlessGone(failure);
            }
        });
        return entries;
    }

    private static FileVisitResult unlessGone(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private void write(List<String> lines) throws IOException {
        Files.write(path.resolve(OWNER), lines);
    }

    private List<String> noted(String file) {
        try {
            return Files.readAllLines(path.resolve(file));
        } catch (IOException e) {
            return List.of();
        }
    }
}
