package io.backstop.simulator.replay;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.model.scenario.InputException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connections to nodes whose address a user typed: what is wrong with them is the user's mistake, not a failed run. */
public final class NamedNode {

    private NamedNode() {}

    /**
     * Connects to a node.
     *
     * @param chainId the id it must have; null for any
     * @throws InputException if nothing answers there or it is another chain
     */
    public static ChainConnection open(String endpoint, @Nullable Long chainId) {
        return open(List.of(endpoint), chainId, line -> {});
    }

    /**
     * Connects to a node whose chain has the id of a development chain: published keys and unaudited contracts belong on no
     * other.
     *
     * @throws InputException if nothing answers there or it is another chain
     */
    public static ChainConnection openDevelopment(String endpoint) {
        return openDevelopment(List.of(endpoint), line -> {});
    }

    /** The same of the first of several nodes that answers. */
    public static ChainConnection openDevelopment(List<String> endpoints, Consumer<String> log) {
        ChainConnection connection = open(endpoints, null, log);
        long id = connection.chainId();
        List<Long> known = ChainKind.chainIds();
        if (!known.contains(id)) {
            String line = "chain at %s: its id is %d, must be one of %s".formatted(connection.endpoint(), id, known);
            connection.close();
            throw new InputException(line);
        }
        return connection;
    }

    /**
     * Connects to the first of several nodes that answers.
     *
     * @param chainId the id it must have; null for any
     * @param log is told in one line when another node is taken
     * @throws InputException if none answers or it is another chain
     */
    public static ChainConnection open(List<String> endpoints, @Nullable Long chainId, Consumer<String> log) {
        try {
            ChainConnection connection = ChainConnection.open(endpoints, log);
            return chainId == null ? connection : requireChainId(connection, chainId);
        } catch (ChainException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private static ChainConnection requireChainId(ChainConnection connection, long chainId) {
        try {
            return connection.requireChainId(chainId);
        } catch (ChainException e) {
            connection.close();
            throw e;
        }
    }
}
