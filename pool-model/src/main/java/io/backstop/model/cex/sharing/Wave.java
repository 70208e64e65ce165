package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/** What each winner loses in a wave, and the report of it. */
public final class Wave {

    private final long[] cuts;
    private final WaveReport report;

    Wave(Loss loss, long budget, List<Standing> winners, long[] cuts) {
        this.cuts = cuts;
        long taken = 0;
        long largest = 0;
        int payers = 0;
        for (int i = 0; i < cuts.length; i++) {
            taken = Math.addExact(taken, cuts[i]);
            if (cuts[i] > 0) {
                payers++;
                largest = Math.max(largest, haircut(cuts[i], winners.get(i)));
            }
        }
        report = WaveReport.of(loss, budget, taken, largest, payers);
    }

    /** What the winner at this place of the list loses. */
    public long cut(int place) {
        return cuts[place];
    }

    /** The same for all, in their order; the caller's own copy. */
    public long[] cuts() {
        return cuts.clone();
    }

    /** What the wave did. */
    public WaveReport report() {
        return report;
    }

    private static long haircut(long cut, Standing winner) {
        return FixedPoint.mulDivCeil(cut, FixedPoint.RATIO_ONE, winner.equity());
    }
}
