package io.backstop.contracts.chain;

/** A chain that does not do what a run needs, told in one line. */
public class ChainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure with its one line. */
    public ChainException(String line) {
        super(line);
    }

    /** A failure with its one line and what caused it. */
    public ChainException(String line, Throwable cause) {
        super(line, cause);
    }
}
