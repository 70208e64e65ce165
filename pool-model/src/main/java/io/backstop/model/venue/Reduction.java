package io.backstop.model.venue;

/**
 * A position that a book venue made smaller before it could be liquidated, because depth was thin.
 *
 * @param step in which it was
 * @param account the trader's account id
 * @param size what was closed, with the sign of the position
 * @param notional what that was worth at the prices of the book, micro-dollars
 */
public record Reduction(int step, int account, long size, long notional) {}
