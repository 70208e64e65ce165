package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.simulator.replay.NamedNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which node a command talks to. */
final class NodeOptions {

    @Option(names = "--rpc", required = true, paramLabel = "URL", description = "node: http, ws or a socket's path")
    private String rpc = "";

    @Option(
            names = "--chain-id",
            paramLabel = "ID",
            description = "refuse any other chain (default: 31337, anvil's; a keeper with a key file takes any)")
    private @Nullable Long chainId;

    /**
     * Connects; published keys and unaudited contracts belong on development chains, so another chain must be named.
     *
     * @param anyChain whether a chain that was not named may have any id
     */
    ChainConnection open(boolean anyChain) {
        Long needed = chainId == null && !anyChain ? Long.valueOf(LocalChain.CHAIN_ID) : chainId;
        return NamedNode.open(rpc, needed);
    }
}
