package io.backstop.contracts.chain;

import org.web3j.protocol.core.Response;

/** A node answered that it does not do what it was asked. */
public final class RefusedException extends ChainException {

    private static final long serialVersionUID = 1L;

    private final Refusal why;

    RefusedException(String line, Response.Error error) {
        super(line);
        why = Refusal.of(error.getCode(), error.getMessage(), error.getData());
    }

    /** Why. */
    public Refusal why() {
        return why;
    }
}
