package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.replay.NamedNode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which node a command talks to. */
final class NodeOptions {

    @Option(
            names = {"--rpc", "--chain"},
            split = ",",
            paramLabel = "URL",
            description =
                    "node: http, ws or a socket's path; of several the next is taken when one fails or falls behind")
    private List<String> rpc = List.of();

    @Option(
            names = "--chain-id",
            paramLabel = "ID",
            description =
                    "refuse any other chain (default: 31337 or 1337, of development chains; a keeper with a key file"
                            + " takes any)")
    private @Nullable Long chainId;

    /**
     * Connects; published keys and unaudited contracts belong on development chains, so another chain must be named.
     *
     * @param anyChain whether a chain that was not named may have any id
     * @param log is told in one line when another node is taken
     */
    ChainConnection open(boolean anyChain, Consumer<String> log) {
        if (rpc.isEmpty()) {
            throw new InputException("--rpc: must be given: the URL of a node, or several with commas");
        }
        return chainId == null && !anyChain ? NamedNode.openDevelopment(rpc, log) : NamedNode.open(rpc, chainId, log);
    }
}
