package io.backstop.contracts.chain;

/**
 * The head of a block.
 *
 * @param number counted from the genesis block, which is 0
 * @param hash with its prefix
 * @param parent hash of the block before it
 * @param timestamp epoch seconds
 * @param baseFee wei that a unit of gas costs in it without any tip; 0 where blocks have none
 */
public record Block(long number, String hash, String parent, long timestamp, long baseFee) {}
