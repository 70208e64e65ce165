package io.backstop.model.scenario;

/** A user's mistake, told in one line that names file, path in it, value and what is allowed. */
public class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A mistake with its one line. */
    public InputException(String line) {
        super(line);
    }
}
