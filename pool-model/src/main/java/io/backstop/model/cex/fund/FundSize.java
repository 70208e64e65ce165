package io.backstop.model.cex.fund;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.Arrays;

/** How large a fund should be. */
public final class FundSize {

    private FundSize() {}

    /**
     * The size that costs least when capital costs {@code capitalCost} per unit held and {@code shortfallCost} per unit
     * missing: the smallest of the recorded shortfalls that no more than a share capitalCost ÷ shortfallCost of them
     * exceeds. Source: arXiv 2512.01112, section 2.3, K* = VaR at 1 − r/κ.
     *
     * @param shortfalls not empty; left as they are
     * @param capitalCost not negative, at most {@code shortfallCost}
     * @param shortfallCost in the same unit, positive
     */
    public static long leastCost(long[] shortfalls, long capitalCost, long shortfallCost) {
        Figures.requireWithin("shortfalls", shortfalls.length, 1, Integer.MAX_VALUE);
        Figures.requireWithin("shortfallCost", shortfallCost, 1, Long.MAX_VALUE);
        Figures.requireWithin("capitalCost", capitalCost, 0, shortfallCost);
        long[] sorted = shortfalls.clone();
        Arrays.sort(sorted);
        long uncovered = FixedPoint.mulDivFloor(sorted.length, capitalCost, shortfallCost);
        return sorted[Math.max(0, sorted.length - 1 - Math.toIntExact(uncovered))];
    }
}
