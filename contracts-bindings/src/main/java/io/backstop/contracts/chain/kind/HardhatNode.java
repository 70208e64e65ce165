package io.backstop.contracts.chain.kind;

import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.chain.process.NodeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Starts Hardhat's node. */
final class HardhatNode {

    private static final String READY = "JSON-RPC server at ";

    private HardhatNode() {}

    /**
     * Starts a node that makes a block only when it is told to.
     *
     * @throws ChainException if it is not installed or does not start
     */
    static Chain start(NodeRequest request) {
        HardhatInstallation installation = HardhatInstallation.find(request.home())
                .orElseThrow(() -> new ChainException(
                        HardhatInstallation.missing(request.home()).orElseThrow()));
        try {
            NodeProcess process = NodeProcess.start("hardhat", folder -> command(installation, request, folder));
            String address = process.awaitLine(READY);
            return connect(process, request, address.substring(0, address.lastIndexOf('/')));
        } catch (IOException | UncheckedIOException e) {
            throw new ChainException(
                    "hardhat does not start%s: %s"
                            .formatted(request.copied(), request.shown(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private static Chain connect(NodeProcess process, NodeRequest request, String httpUrl) {
        String webSocketUrl = httpUrl.replaceFirst("http", "ws");
        try {
            ChainConnection connection = ChainConnection.open(webSocketUrl).requireChainId(LocalChain.CHAIN_ID);
            connection.silence("hardhat");
            return new ChildChain(
                    process, ChainKind.HARDHAT.capabilities(), request.hardfork(), connection, httpUrl, webSocketUrl);
        } catch (ChainException e) {
            process.close();
            throw e;
        }
    }

    /** It reads its configuration from the folder in which it runs, and listens to all the world where it sees a container. */
    private static ProcessBuilder command(HardhatInstallation installation, NodeRequest request, Path folder) {
        ProcessBuilder command = new ProcessBuilder(
                        installation.node().toString(),
                        installation.program().toString(),
                        "node",
                        "--network",
                        "default",
                        "--hostname",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(request.port()))
                .directory(installation.folder().toFile());
        command.environment()
                .putAll(Map.of(
                        "BACKSTOP_CHAIN_ID", Long.toString(LocalChain.CHAIN_ID),
                        "BACKSTOP_HARDFORK", request.hardfork().id(),
                        "BACKSTOP_GENESIS_SECONDS", Long.toString(request.genesisTime()),
                        "BACKSTOP_BLOCK_GAS", Long.toString(LocalChain.BLOCK_GAS_LIMIT),
                        "BACKSTOP_FOLDER", folder.toString(),
                        "HARDHAT_DISABLE_TELEMETRY_PROMPT", "true"));
        command.environment().put("BACKSTOP_FORK", Objects.requireNonNullElse(request.fork(), ""));
        return command;
    }
}
