package io.backstop.model.cex.inventory;

/**
 * What one holder takes.
 *
 * @param holder the account's id
 * @param quantity market units without sign, above 0
 */
public record Assignment(int holder, long quantity) {}
