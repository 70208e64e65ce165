package io.backstop.contracts.chain;

import java.util.Set;

/** A chain on this machine that was started for whoever holds it and ends with it. */
public interface Chain extends AutoCloseable {

    /** What it can do. */
    Set<Capability> capabilities();

    /** The rules that it follows. */
    Hardfork hardfork();

    /** The fastest connection. */
    ChainConnection connection();

    /** Address for other programs. */
    String httpUrl();

    /** Address for other programs that want to be told of new blocks. */
    String webSocketUrl();

    /** Ends the node and clears away all that was made for it, once or more often. */
    @Override
    void close();
}
