package io.backstop.contracts.chain;

import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.Response;

/** A node answered that it does not do what it was asked. */
public final class RefusedException extends ChainException {

    private static final long serialVersionUID = 1L;

    private final Refusal why;
    private final @Nullable String data;

    RefusedException(String line, Response.Error error) {
        super(line);
        data = error.getData();
        why = Refusal.of(error.getCode(), error.getMessage(), data);
    }

    /** Why. */
    public Refusal why() {
        return why;
    }

    /** Whether these bytes, in hexadecimal, stand beside the message, where a contract's are. */
    boolean hasBytes(String bytes) {
        return data != null && data.replace("\"", "").equalsIgnoreCase(bytes);
    }
}
