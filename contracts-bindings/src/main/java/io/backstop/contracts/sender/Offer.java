package io.backstop.contracts.sender;

/**
 * One offer for a transaction.
 *
 * @param fees that it offers
 * @param most wei per unit of gas that may be offered for it at most
 */
public record Offer(long nonce, ContractCall call, Fees fees, long most) {}
