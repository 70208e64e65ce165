package io.backstop.contracts.chain;

import java.nio.file.Path;

/**
 * What a fresh node is asked for.
 *
 * @param home the product's folder, in which npm has installed nodes
 * @param genesisTime epoch seconds of block 0, before all that shall happen; a node whose clock is not to be set begins now
 * @param hardfork the rules of the chain
 * @param port on this machine for HTTP; 0 for any that is free
 */
public record NodeRequest(Path home, long genesisTime, Hardfork hardfork, int port) {

    /** A node of today's rules at any port. */
    public static NodeRequest at(Path home, long genesisTime) {
        return new NodeRequest(home, genesisTime, Hardfork.CANCUN, 0);
    }
}
