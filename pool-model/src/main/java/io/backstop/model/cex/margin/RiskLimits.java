package io.backstop.model.cex.margin;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * The limits among which a trader chooses how large his position may be (BitMEX): the base one, and steps above it, each of which
 * asks for more of all of the notional.
 *
 * @param base notional of the lowest limit, in the contract's money
 * @param step what each further one allows more
 * @param most how many there are above the lowest
 * @param initialRatio of the lowest (1e-9)
 * @param maintenanceRatio of the lowest (1e-9)
 * @param increment what each further one adds to both (1e-9)
 */
public record RiskLimits(long base, long step, int most, long initialRatio, long maintenanceRatio, long increment) {

    /** As many as a scenario may have. */
    public static final int MOST_STEPS = 1000;

    /** Checks the figures; no ratio is above 1. */
    public RiskLimits {
        Figures.requireWithin("base", base, 1, Long.MAX_VALUE);
        Figures.requireWithin("most", most, 0, MOST_STEPS);
        Figures.requireWithin("step", step, 1, (Long.MAX_VALUE - base) / Math.max(1, most));
        Figures.requireWithin("initialRatio", initialRatio, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("maintenanceRatio", maintenanceRatio, 1, initialRatio);
        Figures.requireWithin("increment", increment, 0, (FixedPoint.RATIO_ONE - initialRatio) / Math.max(1, most));
    }

    /** The largest notional that a limit holds. */
    public long limit(int steps) {
        return base + steps * step;
    }

    /** Steps up to the lowest limit that holds a notional; those of the highest where none does. */
    public int fitting(long notional) {
        return notional <= base ? 0 : (int) Math.min(most, Math.ceilDiv(notional - base, step));
    }
}
