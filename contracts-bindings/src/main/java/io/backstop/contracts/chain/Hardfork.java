package io.backstop.contracts.chain;

import java.util.Locale;

/** The rules of a local chain, and with them the build of the contracts that it can run. */
public enum Hardfork {
    /** Before transient storage and newer instructions. */
    LONDON,
    /** What the contracts are built for by default. */
    CANCUN;

    /** The name by which compiler and node know it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
