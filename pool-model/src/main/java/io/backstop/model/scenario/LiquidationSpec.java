package io.backstop.model.scenario;

import io.backstop.model.market.LiquidationMaths;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/** How much of a liquidatable position a pool venue closes at once. Ratios 1e-9, money micro-dollars. */
public sealed interface LiquidationSpec {

    /** All of it. */
    record Full() implements LiquidationSpec {}

    /**
     * A fixed share at a time.
     *
     * @param ratio share of what is open
     * @param fullBelowNotional below which all is closed
     */
    record FixedFraction(long ratio, long fullBelowNotional) implements LiquidationSpec {

        /** Checks the figures. */
        public FixedFraction {
            Figures.requireWithin("ratio", ratio, 1, FixedPoint.RATIO_ONE);
            Figures.requireWithin("fullBelowNotional", fullBelowNotional, 0, Long.MAX_VALUE);
        }
    }

    /**
     * Just as much as brings the rest back above its maintenance margin.
     *
     * @param buffer share of the notional above the maintenance margin, at least the liquidation fee
     * @param fullBelowShortage what margin and buffer lack, below which all is closed
     * @param liquidationFeeRatio the market's
     */
    record MarginRestoring(long buffer, long fullBelowShortage, long liquidationFeeRatio) implements LiquidationSpec {

        /** Checks the figures. */
        public MarginRestoring {
            requireBuffer(buffer, liquidationFeeRatio);
            Figures.requireWithin("fullBelowShortage", fullBelowShortage, 0, Long.MAX_VALUE);
        }
    }

    /**
     * A growing share of what restores the margin.
     *
     * @param buffer as for margin-restoring closes
     * @param atOnceBelowShortage what margin and buffer lack, below which the margin is restored at once
     * @param liquidationFeeRatio the market's
     * @param initialRatio share of the shortage that may be freed in the first second
     * @param durationSeconds after which all of it may be freed, at most a day
     */
    record TimeRamp(
            long buffer, long atOnceBelowShortage, long liquidationFeeRatio, long initialRatio, long durationSeconds)
            implements LiquidationSpec {

        private static final long LONGEST = 86_400;

        /** Checks the figures. */
        public TimeRamp {
            requireBuffer(buffer, liquidationFeeRatio);
            Figures.requireWithin("atOnceBelowShortage", atOnceBelowShortage, 0, Long.MAX_VALUE);
            Figures.requireWithin("initialRatio", initialRatio, 1, FixedPoint.RATIO_ONE);
            Figures.requireWithin("duration", durationSeconds, 1, LONGEST);
        }
    }

    /**
     * So much of the whole market in any window of time.
     *
     * @param feeRatio maker and taker fee together
     * @param skewScale market units
     * @param multiplier 1e-9
     * @param windowSeconds at most 300
     * @param mostPremium the |skew| / skew scale below which a block gets another capacity
     */
    record WindowCapacity(long feeRatio, long skewScale, long multiplier, long windowSeconds, long mostPremium)
            implements LiquidationSpec {

        private static final long LONGEST = 300;
        private static final long MOST_MULTIPLIER = 1_000_000_000_000L;

        /** Checks the figures and that they leave a capacity. */
        public WindowCapacity {
            Figures.requireWithin("feeRatio", feeRatio, 1, FixedPoint.RATIO_ONE);
            Figures.requireWithin("skewScale", skewScale, 1, Long.MAX_VALUE);
            Figures.requireWithin("multiplier", multiplier, 1, MOST_MULTIPLIER);
            Figures.requireWithin("window", windowSeconds, 1, LONGEST);
            Figures.requireWithin("mostPremium", mostPremium, 0, FixedPoint.RATIO_ONE);
            long capacity = LiquidationMaths.windowCapacity(feeRatio, skewScale, multiplier, windowSeconds);
            Figures.requireWithin("capacity", capacity, 1, Long.MAX_VALUE);
        }

        /** The most that a window takes, market units. */
        public long capacity() {
            return LiquidationMaths.windowCapacity(feeRatio, skewScale, multiplier, windowSeconds);
        }
    }

    /**
     * So much of one account in a block.
     *
     * @param portion share of what is open
     * @param leastNotional what is worth less is closed at once
     * @param mostNotional the most for one block
     */
    record BlockLimits(long portion, long leastNotional, long mostNotional) implements LiquidationSpec {

        /** Checks the figures. */
        public BlockLimits {
            Figures.requireWithin("portion", portion, 1, FixedPoint.RATIO_ONE);
            Figures.requireWithin("mostNotional", mostNotional, 1, Long.MAX_VALUE);
            Figures.requireWithin("leastNotional", leastNotional, 0, mostNotional);
        }
    }

    private static void requireBuffer(long buffer, long liquidationFeeRatio) {
        Figures.requireWithin("liquidationFeeRatio", liquidationFeeRatio, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("buffer", buffer, liquidationFeeRatio, FixedPoint.RATIO_ONE);
    }
}
