package io.backstop.keeper.record;

/**
 * A batch on its way, and how it came to be sent.
 *
 * @param markPrice at which it was decided, 1e-8 dollar
 * @param seenBlock the block that showed that price
 * @param seen when the keeper heard of that block
 */
record SentRecord(long markPrice, long seenBlock, Moment seen, Moment decided, Moment sent) {}
