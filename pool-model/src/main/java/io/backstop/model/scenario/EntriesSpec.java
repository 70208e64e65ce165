package io.backstop.model.scenario;

/**
 * Traders who open their position while the tape runs, at the index of their step.
 *
 * @param share probability that a trader is one of them (1e-9)
 * @param from first step, any up to {@code to} is as likely
 * @param to last step
 */
public record EntriesSpec(long share, int from, int to) {}
