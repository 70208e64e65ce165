// Mirrors interfaces/IBorrowingRate.sol
package io.backstop.model.mirror.economics;

/** What each side of a market owes the pool for the money it ties up. */
interface BorrowingRate {

    /** Nobody owes the pool. */
    BorrowingRate NONE = (own, other) -> 0;

    /**
     * The rate of one side as the pool stands now (1e-9 a year), not negative.
     *
     * @param own entry notional of the side in micro-dollars
     * @param other the same of the other side
     */
    long rate(long own, long other);
}
