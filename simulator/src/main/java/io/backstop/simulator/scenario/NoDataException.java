package io.backstop.simulator.scenario;

/**
 * The scenario is sound but needs a price file whose folder the environment does not name. Not a mistake in the
 * scenario: callers may skip it and say so.
 */
public final class NoDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A scenario without its file; the line ends in {@code skipped: no data}. */
    public NoDataException(String line) {
        super(line);
    }
}
