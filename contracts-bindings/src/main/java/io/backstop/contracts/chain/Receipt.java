package io.backstop.contracts.chain;

/**
 * What became of a transaction.
 *
 * @param transaction its hash
 * @param block number of its block
 * @param succeeded false if it was reverted
 * @param gasUsed in units of gas
 * @param gasPrice wei paid for each unit
 */
public record Receipt(String transaction, long block, boolean succeeded, long gasUsed, long gasPrice) {}
