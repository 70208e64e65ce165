// Mirrors ImpactMaths.PowerLaw
package io.backstop.model.market;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * The figures of a price impact that grows with a power of the skew. A round trip must not gain from itself, so the
 * factor of gains is not above that of losses.
 *
 * @param exponent 1 or 2
 * @param gainFactor of trades that take from the skew, 1e-18 per dollar to the power of the exponent
 * @param lossFactor of trades that add to it, as large at least, at most 0.001
 * @param mostGain 1e-9 of the trade's notional, at most a half
 * @param mostLoss the same of what a trade pays
 */
public record PowerLaw(int exponent, long gainFactor, long lossFactor, long mostGain, long mostLoss) {

    private static final long MOST_FACTOR = 1_000_000_000_000_000L;

    /** Checks the figures as the contract does. */
    public PowerLaw {
        Figures.requireWithin("exponent", exponent, 1, 2);
        Figures.requireWithin("lossFactor", lossFactor, 1, MOST_FACTOR);
        Figures.requireWithin("gainFactor", gainFactor, 0, lossFactor);
        Figures.requireWithin("mostGain", mostGain, 0, FixedPoint.RATIO_ONE / 2);
        Figures.requireWithin("mostLoss", mostLoss, 0, FixedPoint.RATIO_ONE / 2);
    }
}
