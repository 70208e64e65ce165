package io.backstop.contracts.chain.kind;

import io.backstop.contracts.chain.Capability;
import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.process.NodeProcess;
import java.io.UncheckedIOException;
import java.util.Set;

/** A chain whose node is a child process that listens on two URLs. */
record ChildChain(
        NodeProcess process,
        Set<Capability> capabilities,
        Hardfork hardfork,
        ChainConnection connection,
        String httpUrl,
        String webSocketUrl)
        implements Chain {

    @Override
    public void close() {
        connection.close();
        try {
            process.close();
        } catch (UncheckedIOException e) {
            throw new ChainException("node: " + e.getMessage(), e);
        }
    }
}
