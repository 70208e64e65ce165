package io.backstop.model.mirror.evm;

import io.backstop.model.venue.ContractError;

/** A call that the contract would revert; nothing has changed. */
public final class ContractRevert extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ContractError error;

    /** A revert with this typed error. */
    public ContractRevert(String name, Long... values) {
        super(name, null, false, false);
        error = ContractError.of(name, values);
    }

    /** The typed error. */
    public ContractError error() {
        return error;
    }
}
