package io.backstop.contracts.chain;

/** All nodes refused a question that another time, or a smaller one, might be answered. */
public final class BusyException extends NoAnswerException {

    private static final long serialVersionUID = 1L;

    /** A failure with its one line. */
    public BusyException(String line) {
        super(line);
    }
}
