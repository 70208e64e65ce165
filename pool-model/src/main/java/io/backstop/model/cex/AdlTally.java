package io.backstop.model.cex;

import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.LossWave;
import org.jspecify.annotations.Nullable;

/** Counts what one wave of deleveraging asked for and took, in the contract's money. Not thread safe. */
final class AdlTally {

    private long budget;
    private long fromPockets;
    private long needed;
    private long taken;
    private long largestHaircut;
    private int payers;
    private boolean isEmpty = true;

    /** A part with this loss is to be closed, of which those who pay first can pay so much. */
    void ask(long loss, long pockets) {
        budget = Math.addExact(budget, loss);
        fromPockets = Math.addExact(fromPockets, Math.min(loss, pockets));
    }

    /**
     * A winner was closed.
     *
     * @param wedge |mark − close price| times the size
     * @param equity of him before it
     */
    void close(long wedge, long payment, long equity) {
        isEmpty = false;
        needed = Math.addExact(needed, wedge);
        taken = Math.addExact(taken, payment);
        if (payment > 0) {
            payers++;
            largestHaircut = Math.max(largestHaircut, haircut(payment, equity));
        }
    }

    /** All of it at most: the house pays more than its profit, because its margin is not limited. */
    private static long haircut(long payment, long equity) {
        return payment >= equity ? FixedPoint.RATIO_ONE : FixedPoint.mulDivCeil(payment, FixedPoint.RATIO_ONE, equity);
    }

    /** The report; null if nobody was closed. */
    @Nullable
    LossWave wave(int step) {
        if (isEmpty) {
            return null;
        }
        long leastHaircut = budget - fromPockets;
        return new LossWave(
                step,
                LossWave.Kind.ADL,
                leastHaircut,
                budget,
                needed,
                taken,
                taken - needed,
                fromPockets,
                Math.max(0, leastHaircut - taken),
                largestHaircut,
                payers,
                null);
    }
}
