package io.backstop.model.scenario;

/**
 * One price that reaches a feed.
 *
 * @param step the step in which it lands
 * @param price 1e-8 dollar, positive
 * @param publishTime when it was observed, epoch seconds
 */
public record OracleUpdate(int step, long price, long publishTime) {}
