// Mirrors interfaces/IOrderMarket.sol
package io.backstop.model.mirror.orders;

/** What a queue of orders needs from its market, which lets the queue act for any account. */
public interface OrderMarket {

    /** Opens a position of an operator account. */
    void openFor(int account, long size, long collateral);

    /** Opens a position that belongs to {@code owner} and returns its new account id. */
    int openOwned(int owner, long size, long collateral);

    /** Adds size, collateral or both to a position. */
    void increase(int account, long size, long collateral);

    /** Closes a part of a position, takes collateral out, or both. */
    void decrease(int account, long size, long collateral);

    /** Closes a position. */
    void close(int account);

    /** The signed size of a position in market units; 0 if there is none. */
    long sizeOf(int account);

    /** Whether an account belongs to a caller. */
    boolean isOwner(int caller, int account);
}
