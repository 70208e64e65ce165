package io.backstop.contracts.gateway;

/**
 * A position that the operator asks for.
 *
 * @param account id below 2^20
 * @param size signed size in market units
 * @param collateral micro-dollars, paid by the operator
 */
public record Opening(int account, long size, long collateral) {}
