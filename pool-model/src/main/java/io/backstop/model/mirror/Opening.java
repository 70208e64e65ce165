// Mirrors IPerpMarket.Opening
package io.backstop.model.mirror;

/**
 * A position to open.
 *
 * @param account its account id
 * @param size signed size in market units
 * @param collateral micro-dollars
 */
public record Opening(int account, long size, long collateral) {}
