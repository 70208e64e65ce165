package io.backstop.model.scenario;

/**
 * Depositors who leave as soon as they see a loss that nobody has booked: the sum of what bankrupt open positions owe.
 *
 * @param share of the shares of the start that leaves (1e-9)
 * @param phantom phantom net asset value over the pool's deposit, above which they go (1e-9)
 */
public record LpRunnerSpec(long share, long phantom) {}
