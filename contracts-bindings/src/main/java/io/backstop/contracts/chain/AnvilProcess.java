package io.backstop.contracts.chain;

import io.backstop.contracts.chain.process.NodeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running anvil. */
final class AnvilProcess implements AutoCloseable {

    private static final String READY = "Listening on ";

    private final NodeProcess process;
    private final String address;

    private AnvilProcess(NodeProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a node whose genesis block has this timestamp, and waits until it listens.
     *
     * @param keepsHistory whether it remembers the states of old blocks
     * @throws ChainException if it does not start
     */
    static AnvilProcess start(NodeRequest request, boolean keepsHistory) {
        return start(request, keepsHistory, NodeProcess.PATIENCE);
    }

    /** The same with another limit for the waiting: a copy is not ready before the node answers whose chain it copies. */
    static AnvilProcess start(NodeRequest request, boolean keepsHistory, Duration patience) {
        Path binary = AnvilBinary.find(request.home());
        try {
            NodeProcess process = NodeProcess.start(
                    "anvil", folder -> new ProcessBuilder(command(binary, folder, request, keepsHistory)));
            return new AnvilProcess(process, process.awaitLine(READY, patience));
        } catch (IOException | UncheckedIOException e) {
            throw new ChainException(
                    "anvil at %s does not start%s: %s"
                            .formatted(binary, request.copied(), request.shown(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    /** The node's socket. */
    Path socket() {
        return socketIn(process.folder());
    }

    /** Host and port of HTTP and WebSocket. */
    String address() {
        return address;
    }

    /** The process's id. */
    long pid() {
        return process.pid();
    }

    /**
     * Ends it.
     *
     * @throws ChainException if its folder cannot be deleted
     */
    @Override
    public void close() {
        try {
            process.close();
        } catch (UncheckedIOException e) {
            throw new ChainException("anvil: " + e.getMessage(), e);
        }
    }

    /**
     * Without pruning and with rules after Cancun every block costs more than the one before; a socket file stays after
     * its node, so each node gets a new one.
     */
    private static List<String> command(Path binary, Path folder, NodeRequest request, boolean keepsHistory) {
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--hardfork",
                request.hardfork().id(),
                "--no-mining",
                "--order",
                "fees",
                "--gas-limit",
                Long.toString(LocalChain.BLOCK_GAS_LIMIT),
                "--chain-id",
                Long.toString(LocalChain.CHAIN_ID),
                "--timestamp",
                Long.toString(request.genesisTime()),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(request.port()),
                "--ipc",
                socketIn(folder).toString()));
        if (!keepsHistory) {
            command.add("--prune-history");
        }
        String fork = request.fork();
        if (fork != null) {
            command.addAll(List.of("--fork-url", fork, "--no-storage-caching"));
        }
        return command;
    }

    private static Path socketIn(Path folder) {
        return folder.resolve("anvil.ipc");
    }
}
