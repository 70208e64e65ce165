package io.backstop.model.venue.agent;

/** The positions of a venue as their owners see them. */
public interface Holdings {

    /** Signed size of an account's position; 0 if it has none. */
    long size(int account);

    /** Entry price of an open position (1e-8 dollar). */
    long entryPrice(int account);

    /** Collateral of an open position, micro-dollars. */
    long collateral(int account);
}
