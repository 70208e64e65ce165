package io.backstop.model.cex.maker;

import io.backstop.model.units.FixedPoint;

/** How much of its profile a maker still quotes. Belongs to one maker, which asks once in each step. */
@FunctionalInterface
public interface Withdrawal {

    /** Quotes all of its profile, whatever happens. */
    Withdrawal NONE = (millis, reference) -> FixedPoint.RATIO_ONE;

    /**
     * The part of the profile that is quoted in a step.
     *
     * @param millis time of the step, never before that of the step before
     * @param reference price around which is quoted
     * @return a ratio from 0 to one
     */
    long depthRatio(long millis, long reference);

    /** Less the more the reference moved. */
    static Withdrawal byVolatility(RealisedVolatility volatility, DepthTable table) {
        return (millis, reference) -> table.at(volatility.update(millis, reference));
    }

    /** What was recorded at each time. */
    static Withdrawal recorded(DepthTable table) {
        return (millis, reference) -> table.at(millis);
    }
}
