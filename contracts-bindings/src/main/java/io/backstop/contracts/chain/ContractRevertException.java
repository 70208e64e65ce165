package io.backstop.contracts.chain;

import io.backstop.model.venue.ContractError;

/** A contract refused a call that was expected to work. */
public final class ContractRevertException extends ChainException {

    private static final long serialVersionUID = 1L;

    private final transient ContractError error;

    /** A refusal of {@code what}. */
    public ContractRevertException(String what, ContractError error) {
        super(what + " was refused: " + error);
        this.error = error;
    }

    /** What the contract said. */
    public ContractError error() {
        return error;
    }
}
