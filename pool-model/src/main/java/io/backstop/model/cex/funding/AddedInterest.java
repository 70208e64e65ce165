package io.backstop.model.cex.funding;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Mean premium + interest, within ±cap (dYdX v4).
 *
 * @param interest for the period (1e-9)
 * @param cap the highest rate (1e-9)
 */
public record AddedInterest(long interest, long cap) implements FundingFormula {

    /** Checks the cap. */
    public AddedInterest {
        Figures.requireWithin("cap", cap, 0, Long.MAX_VALUE);
    }

    /** With dYdX's cap: a multiple (1e-9, 6.0 there) of what the initial ratio is above the maintenance ratio, rounded down. */
    public static AddedInterest cappedByMargins(
            long interest, long multiple, long initialRatio, long maintenanceRatio) {
        return new AddedInterest(
                interest, FixedPoint.mulDivFloor(multiple, initialRatio - maintenanceRatio, FixedPoint.RATIO_ONE));
    }

    @Override
    public long rate(long meanPremium) {
        return Math.clamp(Math.addExact(meanPremium, interest), -cap, cap);
    }
}
