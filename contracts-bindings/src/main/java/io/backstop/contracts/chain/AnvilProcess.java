package io.backstop.contracts.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * anvil as a child process with a socket in a folder of its own; both are gone after {@link #close}, also when Java is
 * told to stop.
 */
final class AnvilProcess implements AutoCloseable {

    private static final String READY = "Listening on ";
    private static final StoppedWithJava RUNNING = new StoppedWithJava();

    private final Process process;
    private final Path folder;
    private String address = "";

    private AnvilProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /**
     * Starts a node whose genesis block has this timestamp, and waits until it listens.
     *
     * @param keepsHistory whether it remembers the states of old blocks
     * @throws ChainException if it does not start
     */
    static AnvilProcess start(Path binary, long genesisTime, Hardfork hardfork, boolean keepsHistory) {
        try {
            AnvilProcess anvil = RUNNING.start(() -> spawn(binary, genesisTime, hardfork, keepsHistory));
            anvil.awaitReady();
            return anvil;
        } catch (IOException e) {
            throw new ChainException("anvil at %s does not start: %s".formatted(binary, e.getMessage()), e);
        }
    }

    private static AnvilProcess spawn(Path binary, long genesisTime, Hardfork hardfork, boolean keepsHistory)
            throws IOException {
        Path folder = Files.createTempDirectory("backstop-");
        try {
            Process process = new ProcessBuilder(command(binary, socketIn(folder), genesisTime, hardfork, keepsHistory))
                    .redirectErrorStream(true)
                    .start();
            return new AnvilProcess(process, folder);
        } catch (IOException e) {
            Files.delete(folder);
            throw e;
        }
    }

    /** The node's socket. */
    Path socket() {
        return socketIn(folder);
    }

    /** Host and port of HTTP and WebSocket. */
    String address() {
        return address;
    }

    /** The process's id. */
    long pid() {
        return process.pid();
    }

    /** Whether it is still running. */
    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        stop();
        RUNNING.forget(this);
    }

    /**
     * Without pruning and with rules after Cancun every block costs more than the one before; a socket file stays after
     * its node, so each node gets a new one.
     */
    private static List<String> command(
            Path binary, Path socket, long genesisTime, Hardfork hardfork, boolean keepsHistory) {
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--hardfork",
                hardfork.id(),
                "--no-mining",
                "--order",
                "fees",
                "--gas-limit",
                Long.toString(LocalChain.BLOCK_GAS_LIMIT),
                "--chain-id",
                Long.toString(LocalChain.CHAIN_ID),
                "--timestamp",
                Long.toString(genesisTime),
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--ipc",
                socket.toString()));
        if (!keepsHistory) {
            command.add("--prune-history");
        }
        return command;
    }

    private static Path socketIn(Path folder) {
        return folder.resolve("anvil.ipc");
    }

    private void awaitReady() throws IOException {
        BufferedReader output = process.inputReader();
        String lastLine = "";
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                address = line.substring(READY.length()).strip();
                drain(output);
                return;
            }
            lastLine = line.isBlank() ? lastLine : line.strip();
        }
        close();
        throw new ChainException("anvil stopped before it was ready: " + lastLine);
    }

    /** A full pipe would block the node. */
    private static void drain(BufferedReader output) {
        Thread.ofPlatform().daemon().name("anvil-output").start(() -> {
            try (output) {
                skipAll(output);
            } catch (IOException e) {
                // The node has gone, and with it its output.
                return;
            }
        });
    }

    private static void skipAll(BufferedReader output) throws IOException {
        @Nullable String line = output.readLine();
        while (line != null) {
            line = output.readLine();
        }
    }

    /** Kills the node and deletes its folder, once or more often. */
    void stop() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deleteFolder();
    }

    private synchronized void deleteFolder() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
