package io.backstop.model.cex.sharing;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/** How much of a deficit is taken from winners. Pure: whoever asks remembers the share of the wave before. */
public sealed interface Severity {

    /**
     * The share of the deficit that a wave takes, 1e-9.
     *
     * @param previous share of the wave before; one before the first
     */
    long share(long previous);

    /** What is to be taken at this share, rounded down. */
    default long budget(Loss loss, long share) {
        return FixedPoint.mulDivFloor(loss.leastHaircut(), share, FixedPoint.RATIO_ONE);
    }

    /** All that closing the whole position asks for, needed or not: a queue in production. */
    record AsAsked() implements Severity {

        @Override
        public long share(long previous) {
            return FixedPoint.RATIO_ONE;
        }

        @Override
        public long budget(Loss loss, long share) {
            return loss.asked();
        }
    }

    /** A fixed share; one is all of the deficit and never more. */
    record Share(long ratio) implements Severity {

        /** Checks the ratio. */
        public Share {
            Figures.requireWithin("ratio", ratio, 0, FixedPoint.RATIO_ONE);
        }

        @Override
        public long share(long previous) {
            return ratio;
        }
    }

    /** Exponential backoff: each wave takes {@code decay} times the share of the one before, but {@code least} at least. */
    record Backoff(long decay, long least) implements Severity {

        /** Checks the ratios. */
        public Backoff {
            Figures.requireWithin("decay", decay, 0, FixedPoint.RATIO_ONE);
            Figures.requireWithin("least", least, 0, FixedPoint.RATIO_ONE);
        }

        @Override
        public long share(long previous) {
            return Math.max(least, FixedPoint.mulDivFloor(decay, previous, FixedPoint.RATIO_ONE));
        }
    }
}
