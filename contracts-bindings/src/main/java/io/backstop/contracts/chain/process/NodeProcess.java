package io.backstop.contracts.chain.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A node as a child process, with a folder of its own. Both are gone after {@link #close}, also when Java is told to stop; if
 * Java is killed, with the next start of any node.
 */
public final class NodeProcess implements AutoCloseable, StoppedWithJava.Stoppable {

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
            folder.note(process.toHandle());
            return new NodeProcess(name, process, folder);
        } catch (IOException e) {
            folder.delete();
            throw e;
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

    /**
     * Waits for a line of its output that has this text; what it says after that is read and forgotten, because a full pipe
     * would block the node.
     *
     * @return what follows the text in the line
     * @throws IOException if it stops before, with the reason that it gave; it is cleared away then
     */
    public String awaitLine(String text) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            int at = line.indexOf(text);
            if (at >= 0) {
                readOn();
                return line.substring(at + text.length()).strip();
            }
            words.hear(line);
        }
        close();
        throw new IOException(name + " stopped before it was ready: " + said());
    }

    /** Reads what it says from now on, because a full pipe would block the node; for nodes that are asked whether they are ready. */
    public void readOn() {
        Thread.ofPlatform().daemon().name("node-output").start(() -> {
            try (BufferedReader output = process.inputReader()) {
                noteAll(output);
            } catch (IOException e) {
                // The node has gone, and with it its output.
                return;
            }
        });
    }

    /** What it said of an error first, else its last words; nothing if it said nothing. */
    public String said() {
        return words.said();
    }

    private void noteAll(BufferedReader output) throws IOException {
        @Nullable String line = output.readLine();
        while (line != null) {
            words.hear(line);
            line = output.readLine();
        }
    }

    @Override
    public void close() {
        stop();
        StoppedWithJava.RUNNING.forget(this);
    }

    /** Kills the node with all that it started, waits until they are gone, and deletes its folder, once or more often. */
    @Override
    public synchronized void stop() {
        List<ProcessHandle> started = process.descendants().toList();
        started.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.forEach(Leftovers::end);
        try {
            folder.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder.path(), e);
        }
    }
}
