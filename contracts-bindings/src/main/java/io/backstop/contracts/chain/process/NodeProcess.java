package io.backstop.contracts.chain.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A node as a child process, with a folder of its own. Both are gone after {@link #close}, also when Java is told to stop; if
 * Java is killed, with the next start of any node.
 */
public final class NodeProcess implements AutoCloseable, StoppedWithJava.Stoppable {

    /** How long any node may take until it is ready, on a machine that does much else. */
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String name;
    private final Process process;
    private final NodeFolder folder;
    private final LastWords words = new LastWords();

    private NodeProcess(String name, Process process, NodeFolder folder) {
        this.name = name;
        this.process = process;
        this.folder = folder;
    }

    /** How a node is started. */
    @FunctionalInterface
    public interface Launch {

        /** The command, with what it needs laid into its folder. */
        ProcessBuilder in(Path folder) throws IOException;
    }

    /**
     * Starts a node; it need not be ready yet.
     *
     * @param name for messages
     * @throws IOException if it does not start
     */
    public static NodeProcess start(String name, Launch launch) throws IOException {
        Leftovers.clear();
        return StoppedWithJava.RUNNING.start(() -> spawn(name, launch));
    }

    private static NodeProcess spawn(String name, Launch launch) throws IOException {
        NodeFolder folder = NodeFolder.create();
        try {
            Process process = launch.in(folder.path()).redirectErrorStream(true).start();
            return noted(new NodeProcess(name, process, folder));
        } catch (IOException | RuntimeException e) {
            delete(folder, e);
            throw e;
        }
    }

    private static NodeProcess noted(NodeProcess node) throws IOException {
        try {
            node.folder.note(node.process.toHandle());
            return node;
        } catch (IOException | RuntimeException e) {
            node.end();
            throw e;
        }
    }

    /** What goes wrong with it hides nothing. */
    private static void delete(NodeFolder folder, Exception why) {
        try {
            folder.delete();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** Its folder. */
    public Path folder() {
        return folder.path();
    }

    /** The process's id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it is still running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The same with the patience that every start of a node gets. */
    public String awaitLine(String text) throws IOException {
        return awaitLine(text, PATIENCE);
    }

    /**
     * Waits for a line of its output that has this text; what it says after that is read and forgotten, because a full pipe
     * would block the node.
     *
     * @param patience limit of the waiting
     * @return what follows the text in the line
     * @throws IOException if it stops before, with the reason that it gave, or does not come so far in time; it is cleared away
     *     then
     */
    public String awaitLine(String text, Duration patience) throws IOException {
        CompletableFuture<Optional<String>> told = new CompletableFuture<>();
        read(line -> tell(line, text, told), () -> told.complete(Optional.empty()));
        String failure;
        try {
            Optional<String> rest = told.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (rest.isPresent()) {
                return rest.get();
            }
            failure = " stopped before it was ready: " + said();
        } catch (TimeoutException e) {
            failure = " was not ready within %d s".formatted(patience.toSeconds())
                    + (said().isEmpty() ? "" : "; it said last: " + said());
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
            failure = " was not waited for until it was ready";
        }
        close();
        throw new IOException(name + failure);
    }

    private void tell(String line, String text, CompletableFuture<Optional<String>> told) {
        int at = told.isDone() ? -1 : line.indexOf(text);
        if (at < 0) {
            words.hear(line);
        } else {
            told.complete(Optional.of(line.substring(at + text.length()).strip()));
        }
    }

    /** Reads what it says from now on, because a full pipe would block the node; for nodes that are asked whether they are ready. */
    public void readOn() {
        read(words::hear, () -> {});
    }

    private void read(Consumer<String> heard, Runnable ended) {
        Thread.ofPlatform().daemon().name("node-output").start(() -> {
            try (BufferedReader output = process.inputReader()) {
                output.lines().forEach(heard);
            } catch (IOException | UncheckedIOException e) {
                // The node has gone, and with it its output.
                return;
            } finally {
                ended.run();
            }
        });
    }

    /** What it said of an error first, else its last words; nothing if it said nothing. */
    public String said() {
        return words.said();
    }

    /**
     * Ends it and clears it away, once or more often.
     *
     * @throws UncheckedIOException in one line if its folder cannot be deleted
     */
    @Override
    public void close() {
        try {
            stop();
        } finally {
            StoppedWithJava.RUNNING.forget(this);
        }
    }

    /** Kills the node with all that it started, waits until they are gone, and deletes its folder, once or more often. */
    @Override
    public synchronized void stop() {
        end();
        try {
            folder.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete %s: %s".formatted(folder.path(), e), e);
        }
    }

    private void end() {
        List<ProcessHandle> started = process.descendants().toList();
        started.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.forEach(Leftovers::end);
    }
}
