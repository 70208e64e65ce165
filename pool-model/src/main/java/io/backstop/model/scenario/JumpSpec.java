package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Jumps of a generated path: when they come and how large they are.
 *
 * @param perDay how many come by themselves in a day of 24 hours on average (1e-9)
 * @param excitation how many more each one causes on average, and those again (1e-9), below 1; 0 makes the jumps
 *     independent (Merton), more makes them come in cascades (Hawkes)
 * @param decayMillis time after which the excitation of a jump has fallen to 1/e, positive; of no effect without it
 * @param mean of the logarithm of the price after a jump less that before (1e-9)
 * @param deviation standard deviation of the same (1e-9)
 */
public record JumpSpec(long perDay, long excitation, long decayMillis, long mean, long deviation) {

    private static final long MOST_PER_DAY = 86_400 * FixedPoint.RATIO_ONE;
    private static final long MOST_SIZE = 10 * FixedPoint.RATIO_ONE;
    private static final long DAY_MILLIS = 86_400_000;

    /** Checks the figures. */
    public JumpSpec {
        Figures.requireWithin("perDay", perDay, 0, MOST_PER_DAY);
        Figures.requireWithin("excitation", excitation, 0, FixedPoint.RATIO_ONE - 1);
        Figures.requireWithin("decay", decayMillis, 1, DAY_MILLIS);
        Figures.requireWithin("mean", mean, -MOST_SIZE, MOST_SIZE);
        Figures.requireWithin("deviation", deviation, 0, MOST_SIZE);
    }
}
