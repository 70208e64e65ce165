package io.backstop.contracts.chain;

/** A node that does not have a block yet, or not any more, that another one has shown: ask again later. */
public final class BehindException extends ChainException {

    private static final long serialVersionUID = 1L;

    /** A node without a block. */
    public BehindException(String endpoint, String block) {
        super("chain at %s: there is no block %s".formatted(endpoint, block));
    }
}
