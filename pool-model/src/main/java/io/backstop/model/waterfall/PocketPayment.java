package io.backstop.model.waterfall;

import io.backstop.model.ledger.Account;

/**
 * What one pocket paid for one shortfall.
 *
 * @param pocket who paid
 * @param amount micro-dollars, zero where it had nothing
 */
public record PocketPayment(Account pocket, long amount) {}
