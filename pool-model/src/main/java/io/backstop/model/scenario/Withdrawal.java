package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * A part of a pool's depositors leaves, on every pool venue.
 *
 * @param step the step in which they ask
 * @param share how much of all that was deposited at the start is theirs (1e-9), above 0
 */
public record Withdrawal(int step, long share) {

    /** Checks the share. */
    public Withdrawal {
        Figures.requireWithin("share", share, 1, FixedPoint.RATIO_ONE);
    }

    /** The shares they hold of those that were given out at the start, rounded down. */
    public long sharesOf(long initialShares) {
        return FixedPoint.mulDivFloor(initialShares, share, FixedPoint.RATIO_ONE);
    }
}
