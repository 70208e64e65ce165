package io.backstop.contracts.chain;

import java.util.EnumSet;
import java.util.Set;

/** What some chains can do and others cannot. */
public enum Capability {
    /** Blocks get the times that they are told. */
    CLOCK_CONTROL("clock"),
    /** The chain goes back to where it was remembered. */
    SNAPSHOTS("snapshots"),
    /** Blocks that were made can be dropped. */
    REORG("reorganisations"),
    /** A block is made when it is asked for. */
    INSTANT_MINING("blocks on demand"),
    /** Accounts with published keys have money. */
    PREFUNDED_ACCOUNTS("funded accounts"),
    /** The price of gas follows demand. */
    FEE_MARKET("fee market"),
    /** The chain can begin as a copy of another. */
    FORK("forks of other chains");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    /** What a development node can do. */
    public static Set<Capability> all() {
        return EnumSet.allOf(Capability.class);
    }

    /** As a user reads it. */
    @Override
    public String toString() {
        return words;
    }
}
