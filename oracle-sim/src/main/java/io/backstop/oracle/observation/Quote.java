package io.backstop.oracle.observation;

/**
 * What one source shows.
 *
 * @param price 1e-8 dollar, positive
 * @param confidence half the width in which it says that the price lies, 1e-8 dollar
 * @param weight positive
 */
record Quote(long price, long confidence, int weight) {}
