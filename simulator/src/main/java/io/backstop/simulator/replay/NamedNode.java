package io.backstop.simulator.replay;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.model.scenario.InputException;
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
        try {
            ChainConnection connection = ChainConnection.open(endpoint);
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
