package io.backstop.simulator.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A hidden folder beside the wanted one that takes its place when it is complete, and vanishes otherwise, also when the
 * process is interrupted.
 */
final class PartialFolder implements AutoCloseable {

    private final Path target;
    private final Path partial;
    private final Path replaced;
    private final Thread onInterrupt = new Thread(this::discardAtExit, "discard-partial-results");

    private PartialFolder(Path target) {
        this.target = target;
        long process = ProcessHandle.current().pid();
        partial = target.resolveSibling("." + target.getFileName() + ".partial-" + process);
        replaced = target.resolveSibling("." + target.getFileName() + ".replaced-" + process);
    }

    /** Makes the empty folder; parents that do not exist are made too. */
    static PartialFolder beside(Path folder) throws IOException {
        Path target = Files.exists(folder)
                ? folder.toRealPath()
                : folder.toAbsolutePath().normalize();
        if (target.getFileName() == null) {
            throw new IOException("the root folder cannot be replaced");
        }
        PartialFolder made = new PartialFolder(target);
        Runtime.getRuntime().addShutdownHook(made.onInterrupt);
        Files.createDirectories(made.partial);
        return made;
    }

    /** A file of the folder. */
    Path file(String name) {
        return partial.resolve(name);
    }

    /** Puts the folder in the wanted place. Shares a lock with the clean-up: an interruption waits for both renames. */
    synchronized void publish() throws IOException {
        boolean replaces = Files.exists(target);
        if (replaces) {
            move(target, replaced);
        }
        try {
            move(partial, target);
        } catch (IOException e) {
            if (replaces) {
                move(replaced, target);
            }
            throw e;
        }
        delete(replaced);
    }

    @Override
    public void close() throws IOException {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook does what it is there for.
        }
    }

    private synchronized void discard() throws IOException {
        delete(partial);
    }

    private void discardAtExit() {
        try {
            discard();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path path : deepestFirst(folder)) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
