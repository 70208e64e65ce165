package io.backstop.model.outcome;

import io.backstop.model.units.FixedPoint;
import java.util.function.IntToLongFunction;

/**
 * How far a balance fell below the highest that it had been before.
 *
 * @param amount micro-dollars, not negative
 * @param peak the highest before, micro-dollars
 * @param step at whose end the balance was so low; −1 where it never fell
 */
public record Fall(long amount, long peak, int step) {

    /** The deepest fall of a balance, the first of several; the balance is asked for from −1, before the tape, on. */
    static Fall deepest(int steps, IntToLongFunction balance) {
        long peak = balance.applyAsLong(-1);
        Fall deepest = new Fall(0, peak, -1);
        for (int step = 0; step < steps; step++) {
            long now = balance.applyAsLong(step);
            peak = Math.max(peak, now);
            if (peak - now > deepest.amount) {
                deepest = new Fall(peak - now, peak, step);
            }
        }
        return deepest;
    }

    /** The fall as a share of the peak (1e-9, rounded down); 0 where there was nothing. */
    public long ratio() {
        return peak <= 0 ? 0 : FixedPoint.mulDivFloor(amount, FixedPoint.RATIO_ONE, peak);
    }
}
