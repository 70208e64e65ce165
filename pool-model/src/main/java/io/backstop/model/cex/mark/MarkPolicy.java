package io.backstop.model.cex.mark;

/** A venue's rule for its mark. It may remember earlier steps; one object belongs to one market of one run. */
@FunctionalInterface
public interface MarkPolicy {

    /**
     * Takes what a step shows and returns its mark, positive.
     *
     * @throws ArithmeticException if a sum does not fit 64 bits
     */
    long update(MarkInputs inputs);
}
