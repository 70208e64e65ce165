package io.backstop.contracts.sender;

import io.backstop.contracts.chain.NoAnswerException;

/** No node answered whether it took a transaction; it is tended as any other, because it may have arrived. */
public final class UnansweredException extends NoAnswerException {

    private static final long serialVersionUID = 1L;

    private final String transaction;

    UnansweredException(String transaction, NoAnswerException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.transaction = transaction;
    }

    /** The name by which the sender knows it. */
    public String transaction() {
        return transaction;
    }
}
