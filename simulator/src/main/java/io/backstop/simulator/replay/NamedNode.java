package io.backstop.simulator.replay;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.model.scenario.InputException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
        return open(List.of(endpoint), chainId == null ? List.of() : List.of(chainId), line -> {});
    }

    /**
     * Connects to a node whose chain has the id of a development chain: published keys and unaudited contracts belong on no
     * other.
     *
     * @throws InputException if nothing answers there or it is another chain
     */
    public static ChainConnection openDevelopment(String endpoint) {
        return open(List.of(endpoint), ChainKind.chainIds(), line -> {});
    }

    /**
     * Connects to the first of several nodes that answers.
     *
     * @param chainIds of which it must have one; none for any
     * @param log is told in one line when another node is taken
     * @throws InputException if none answers or it is another chain
     */
    public static ChainConnection open(List<String> endpoints, List<Long> chainIds, Consumer<String> log) {
        try {
            ChainConnection connection = ChainConnection.open(endpoints, log);
            return chainIds.isEmpty() ? connection : requireOneOf(connection, chainIds);
        } catch (ChainException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private static ChainConnection requireOneOf(ChainConnection connection, List<Long> chainIds) {
        try {
            long actual = connection.chainId();
            if (!chainIds.contains(actual)) {
                throw new ChainException("chain at %s: its id is %d, must be %s"
                        .formatted(connection.endpoint(), actual, either(chainIds)));
            }
            return connection;
        } catch (ChainException e) {
            connection.close();
            throw e;
        }
    }

    /** All of them, in one order whoever names them. */
    private static String either(List<Long> chainIds) {
        return chainIds.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
