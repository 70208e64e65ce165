package io.backstop.contracts.chain;

import java.util.Map;

/** What the node tells of a transaction after it was carried out. */
public final class Traces {

    private Traces() {}

    /** What a transaction's call returned, or the bytes of its revert, in hexadecimal. */
    public static String output(ChainConnection connection, String transaction) {
        Map<String, Object> brief = Map.of("disableStorage", true, "disableStack", true);
        String returned = connection
                .json("debug_traceTransaction", transaction, brief)
                .path("returnValue")
                .asText();
        return returned.startsWith("0x") ? returned : "0x" + returned;
    }

    /** Puts code at an address that may be an account with a key: it answers and sends. */
    public static void setCode(ChainConnection connection, String address, String code) {
        connection.json("anvil_setCode", address, code);
    }
}
