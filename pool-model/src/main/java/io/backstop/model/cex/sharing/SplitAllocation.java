package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * A share of the budget by one rule, rounded down, and the rest by another from what the first has left. The paper's hybrid
 * is 20 % queue and 80 % levered pro rata.
 */
public record SplitAllocation(long firstShare, Allocation first, Allocation second) implements Allocation {

    /** Checks the share. */
    public SplitAllocation {
        Figures.requireWithin("firstShare", firstShare, 0, FixedPoint.RATIO_ONE);
    }

    @Override
    public long[] cuts(long budget, List<Standing> winners) {
        long[] cuts = first.cuts(FixedPoint.mulDivFloor(budget, firstShare, FixedPoint.RATIO_ONE), winners);
        List<Standing> left = new ArrayList<>(cuts.length);
        long open = budget;
        for (int i = 0; i < cuts.length; i++) {
            left.add(winners.get(i).less(cuts[i]));
            open -= cuts[i];
        }
        long[] more = second.cuts(open, left);
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] += more[i];
        }
        return cuts;
    }
}
