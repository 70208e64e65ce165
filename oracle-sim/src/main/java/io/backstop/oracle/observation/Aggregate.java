package io.backstop.oracle.observation;

/**
 * The price that several sources show together.
 *
 * @param price 1e-8 dollar
 * @param confidence half the width in which it is believed to lie, 1e-8 dollar
 */
record Aggregate(long price, long confidence) {}
