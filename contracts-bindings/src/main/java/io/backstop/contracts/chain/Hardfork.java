package io.backstop.contracts.chain;

import java.util.Locale;
import java.util.Map;

/** The rules of a local chain, and with them the build of the contracts that it can run. */
public enum Hardfork {
    /** Before transient storage and newer instructions. */
    LONDON,
    /** What the contracts are built for by default. */
    CANCUN;

    /** Creation code that uses transient storage and returns no code: PUSH1 0 TLOAD POP, then PUSH1 0 PUSH1 0 RETURN. */
    private static final String USES_CANCUN = "0x60005c5060006000f3";

    /** The newest of these rules that a chain follows. */
    public static Hardfork followedBy(ChainConnection connection) {
        try {
            connection.json("eth_call", Map.of("data", USES_CANCUN), "latest");
            return CANCUN;
        } catch (RefusedException e) {
            return LONDON;
        }
    }

    /** The name by which compiler and node know it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
