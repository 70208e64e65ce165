package io.backstop.contracts.gateway;

/**
 * The last price a feed accepted; both are 0 before the first.
 *
 * @param price 1e-8 dollar
 * @param publishTime when it was observed, epoch seconds
 */
public record PublishedPrice(long price, long publishTime) {}
