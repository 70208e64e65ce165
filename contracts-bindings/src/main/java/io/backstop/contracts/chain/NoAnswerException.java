package io.backstop.contracts.chain;

/** A node that was asked and did not answer: what it was asked may have happened or not. */
public class NoAnswerException extends ChainException {

    private static final long serialVersionUID = 1L;

    /** A failure with its one line. */
    public NoAnswerException(String line) {
        super(line);
    }

    /** A failure with its one line and what caused it. */
    public NoAnswerException(String line, Throwable cause) {
        super(line, cause);
    }
}
