// Mirrors interfaces/ILastResort.sol
package io.backstop.model.mirror.lastresort;

/** Where a shortfall goes that no pocket paid. */
public interface LastResort {

    /**
     * What one close could not pay.
     *
     * @param size closed, signed
     * @param executionPrice 1e-8 dollar
     * @param amount micro-dollars
     */
    record Loss(int account, long size, long executionPrice, long amount) {}

    /**
     * Throws what {@link #owe} would revert with, for a market that has to know before it changes anything.
     *
     * @param rest micro-dollars, positive
     */
    void requireTakes(Loss loss, long rest);

    /**
     * Takes over what the pockets left of a loss.
     *
     * @param rest micro-dollars, positive
     */
    void owe(Loss loss, long rest);

    /** All that waits, micro-dollars. */
    long pending();
}
