package io.backstop.contracts.deploy;

/** Makes a block of what was sent. */
@FunctionalInterface
public interface Miner {

    /** For chains that make their blocks themselves. */
    Miner AUTOMATIC = () -> {};

    /** Makes one block, or leaves it to the chain. */
    void mine();
}
