package io.backstop.contracts.gateway;

/**
 * A position as the market stores it; size 0 where an account has none.
 *
 * @param size signed size in market units
 * @param entryPrice 1e-8 dollar
 * @param collateral micro-dollars
 * @param changedAt when it was opened, increased or decreased last, a mere top-up apart, epoch seconds
 */
public record OpenPosition(long size, long entryPrice, long collateral, long changedAt) {}
