package io.backstop.contracts.chain;

/**
 * The head of a block.
 *
 * @param number counted from the genesis block, which is 0
 * @param hash with its prefix
 * @param parent hash of the block before it
 * @param timestamp epoch seconds
 */
public record Block(long number, String hash, String parent, long timestamp) {}
