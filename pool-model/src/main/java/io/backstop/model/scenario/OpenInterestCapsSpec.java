package io.backstop.model.scenario;

import io.backstop.model.units.Figures;

/**
 * How much each side of a pool's market may hold; {@link #NO_CAP} for any amount.
 *
 * @param longSize market units
 * @param shortSize market units
 * @param longNotional entry notional in micro-dollars
 * @param shortNotional entry notional in micro-dollars
 */
public record OpenInterestCapsSpec(long longSize, long shortSize, long longNotional, long shortNotional) {

    /** As much as the pool's reserve allows. */
    public static final long NO_CAP = Long.MAX_VALUE;

    /** Checks the figures as the contract does. */
    public OpenInterestCapsSpec {
        Figures.requireWithin("longSize", longSize, 0, NO_CAP);
        Figures.requireWithin("shortSize", shortSize, 0, NO_CAP);
        Figures.requireWithin("longNotional", longNotional, 0, NO_CAP);
        Figures.requireWithin("shortNotional", shortNotional, 0, NO_CAP);
    }
}
