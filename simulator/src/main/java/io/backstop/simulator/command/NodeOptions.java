package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.replay.NamedNode;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Which node a command talks to. */
final class NodeOptions {

    @Option(
            names = "--rpc",
            split = ",",
            paramLabel = "URL",
            description =
                    "node: http, ws or a socket's path; of several the next is taken when one fails or falls behind")
    private List<String> rpc = List.of();

    @Option(
            names = "--chain-id",
            split = ",",
            paramLabel = "ID",
            defaultValue = "31337",
            description = "refuse any other chain, or any but these (default: ${DEFAULT-VALUE}, anvil's)")
    private List<Long> chainIds = List.of();

    /**
     * Connects; published keys and unaudited contracts belong on development chains, so another chain must be named.
     *
     * @param log is told in one line when another node is taken
     */
    ChainConnection open(Consumer<String> log) {
        if (rpc.isEmpty()) {
            throw new InputException("--rpc: must be given: the URL of a node, or several with commas");
        }
        return NamedNode.open(rpc, chainIds, log);
    }
}
