package io.backstop.model.venue;

import io.backstop.model.units.FixedPoint;
import java.util.List;

/**
 * What depositors who left a pool early took with them, and what those who stayed have left of it.
 *
 * @param initialShares shares given out for the deposits of the start
 * @param exits in the order of the tape
 * @param leftAssets the pool's net asset value at the last mark, micro-dollars
 */
public record LpRun(long initialShares, List<LpExit> exits, long leftAssets) {

    /** Nobody left, or there is no pool. */
    public static final LpRun NONE = new LpRun(0, List.of(), 0);

    /** Keeps the list as it is. */
    public LpRun {
        exits = List.copyOf(exits);
    }

    /** Micro-dollars paid to all who left. */
    public long paid() {
        return exits.stream().mapToLong(LpExit::paid).reduce(0, Math::addExact);
    }

    /** Number of attempts that were refused. */
    public long refused() {
        return exits.stream().filter(exit -> exit.refusal() != null).count();
    }

    /**
     * What those who left have more than they would have had if everybody had shared alike (micro-dollars, rounded down;
     * negative if leaving was the mistake). Those who stayed have that much less.
     */
    public long gainOfLeavers() {
        long gone = exits.stream()
                .filter(exit -> exit.refusal() == null)
                .mapToLong(LpExit::shares)
                .reduce(0, Math::addExact);
        if (gone == 0) {
            return 0;
        }
        long alike = FixedPoint.mulDivCeil(Math.addExact(leftAssets, paid()), gone, initialShares);
        return Math.subtractExact(paid(), alike);
    }
}
