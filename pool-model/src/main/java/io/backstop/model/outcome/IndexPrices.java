package io.backstop.model.outcome;

import io.backstop.model.market.PriceSeries;

/**
 * The index of a tape.
 *
 * @param before the price before the first step (1e-8 dollar)
 * @param series the price of each step
 */
public record IndexPrices(long before, PriceSeries series) {

    long at(int step) {
        return series.at(step);
    }

    long last() {
        return series.at(series.length() - 1);
    }
}
