package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.replay.KindChoice;
import io.backstop.simulator.replay.NamedNode;
import io.backstop.simulator.scenario.Home;
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
            split = ",",
            paramLabel = "ID",
            defaultValue = "31337,1337",
            description = "refuse any other chain, or any but these (default: ${DEFAULT-VALUE}, development chains)")
    private List<Long> chainIds = List.of();

    /**
     * The kind of chain that is meant to be started; null if it is the address of a node.
     *
     * @throws InputException if it cannot be started here
     */
    @Nullable
    KindChoice kind() {
        return rpc.size() == 1 ? KindChoice.of(rpc.getFirst(), Home.folder()) : null;
    }

    /**
     * Connects; published keys and unaudited contracts belong on development chains, so another chain must be named.
     *
     * @param log is told in one line when another node is taken
     */
    ChainConnection open(Consumer<String> log) {
        if (rpc.isEmpty()) {
            throw new InputException("--rpc: must be given: the URL of a node, or several with commas");
        }
        rpc.stream().filter(KindChoice::isNamedBy).findFirst().ifPresent(word -> {
            throw new InputException(("--chain %s: must be the address of a node: there is nothing on a new chain;"
                            + " ./backstop deploy --chain %1$s starts one, tells its address and keeps it up")
                    .formatted(word));
        });
        rpc.forEach(KindChoice::requireAddress);
        return NamedNode.open(rpc, chainIds, log);
    }
}
