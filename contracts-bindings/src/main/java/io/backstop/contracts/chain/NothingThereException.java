package io.backstop.contracts.chain;

/** A view was answered with nothing: the node knows no such contract, as one that forgot its chain does. */
public final class NothingThereException extends ChainException {

    private static final long serialVersionUID = 1L;

    /** Nothing at this address. */
    public NothingThereException(String endpoint, String contract) {
        super("chain at %s: there is no contract that answers at %s".formatted(endpoint, contract));
    }
}
