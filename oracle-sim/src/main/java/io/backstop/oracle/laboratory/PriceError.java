package io.backstop.oracle.laboratory;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;

/**
 * How far a feed was from the true price, without sign and relative to it, over all steps from the first update on.
 *
 * @param mean 1e-9, rounded down
 * @param p99 99 hundredths of all steps are no further (1e-9)
 * @param most the furthest (1e-9)
 * @param mostAtMillis when it first was that far, epoch milliseconds UTC
 */
public record PriceError(long mean, long p99, long most, long mostAtMillis) {

    private static final int P99 = 990;

    /**
     * Compares prices step by step.
     *
     * @param from the first step that counts
     */
    public static PriceError of(PriceSeries shown, PriceSeries truth, TimeGrid grid, int from) {
        long[] errors = new long[grid.steps() - from];
        int furthest = 0;
        for (int i = 0; i < errors.length; i++) {
            long price = truth.at(from + i);
            long apart = Math.abs(shown.at(from + i) - price);
            errors[i] = FixedPoint.mulDivFloor(apart, FixedPoint.RATIO_ONE, price);
            furthest = errors[i] > errors[furthest] ? i : furthest;
        }
        Sample all = Sample.of(errors);
        return new PriceError(all.mean(), all.quantile(P99), all.most(), grid.millis(from + furthest));
    }
}
