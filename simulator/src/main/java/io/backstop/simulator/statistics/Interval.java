package io.backstop.simulator.statistics;

/**
 * An estimate and the interval that covers what is estimated in 95 of 100 samples.
 *
 * @param estimate from the sample
 * @param low end of the interval
 * @param high end of the interval
 */
public record Interval(double estimate, double low, double high) {}
