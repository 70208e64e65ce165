package io.backstop.model.cex.liquidation;

/**
 * What one order, or one takeover, has closed of a position. Money is the contract's.
 *
 * @param notional what it was closed for, without sign
 * @param surplus what it was closed for less what the bankruptcy price would have brought, in favour of the account; signed
 * @param equityLeft of the account at the mark, signed
 * @param isFlat whether nothing is left of the position
 */
public record ClosedPart(long notional, long surplus, long equityLeft, boolean isFlat) {}
