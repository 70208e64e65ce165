package io.backstop.simulator.report;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.units.FixedPoint;

/**
 * An index that a venue has made of its sources, beside the scenario's.
 *
 * @param prices the venue's, 1e-8 dollar for each step
 * @param index the scenario's
 */
record OwnIndex(PriceSeries prices, PriceSeries index) {

    /** The first step in which it was furthest from the scenario's, as a share of that. */
    int furthestStep() {
        int furthest = 0;
        for (int step = 1; step < prices.length(); step++) {
            furthest = isFurther(step, furthest) ? step : furthest;
        }
        return furthest;
    }

    private boolean isFurther(int step, int than) {
        return FixedPoint.compareProducts(gap(step), index.at(than), gap(than), index.at(step)) > 0;
    }

    private long gap(int step) {
        return Math.abs(prices.at(step) - index.at(step));
    }
}
