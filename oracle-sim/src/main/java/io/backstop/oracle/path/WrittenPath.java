package io.backstop.oracle.path;

import io.backstop.model.market.PriceSeries;

/**
 * A price for each step.
 *
 * @param priceBefore the path one step before the grid (1e-8 dollar); the first point's price if the path starts with
 *     the grid
 * @param prices one price per step (1e-8 dollar)
 * @param clampedBars how many bars of a file opened outside [low, high] and were moved inside
 */
public record WrittenPath(long priceBefore, PriceSeries prices, int clampedBars) {}
