package io.backstop.model.cex;

/**
 * The moment at which the engine works.
 *
 * @param time epoch milliseconds
 * @param mark 1e-8 dollar
 * @param index 1e-8 dollar
 * @param venueIndex what the venue takes for the index, 1e-8 dollar
 */
record Now(int step, long time, long mark, long index, long venueIndex) {}
