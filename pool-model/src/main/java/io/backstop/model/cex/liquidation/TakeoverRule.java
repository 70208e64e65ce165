package io.backstop.model.cex.liquidation;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/** How much of a position is taken over before any order is sent, because it has too little left. Pure. */
public sealed interface TakeoverRule {

    /** Market units without sign, 0 for an order; at most the position's. */
    long quantity(LiquidatablePosition position);

    /** Nothing: the step rule says when. */
    record None() implements TakeoverRule {

        @Override
        public long quantity(LiquidatablePosition position) {
            return 0;
        }
    }

    /** All of it, when the equity is below parts of the maintenance margin (Hyperliquid: 2 of 3). Compared exactly. */
    record BelowMaintenance(int parts, int of) implements TakeoverRule {

        /** Checks the fraction. */
        public BelowMaintenance {
            Figures.requireWithin("of", of, 1, Integer.MAX_VALUE);
            Figures.requireWithin("parts", parts, 0, of);
        }

        @Override
        public long quantity(LiquidatablePosition position) {
            boolean below = FixedPoint.compareProducts(position.equity(), of, position.maintenanceMargin(), parts) < 0;
            return below ? position.quantity() : 0;
        }
    }

    /**
     * The closer to nothing, the more of it: with margin fraction F and a threshold A = max(M ÷ 2, M − {@code most}) of the
     * maintenance fraction M, 1 − F ÷ A of the position, rounded up (FTX, asked each second; {@code most} 6 %). All of it
     * without equity.
     *
     * @param most how far the threshold lies below the maintenance fraction at most (1e-9)
     */
    record BelowCloseFraction(long most) implements TakeoverRule {

        /** Checks the distance. */
        public BelowCloseFraction {
            Figures.requireWithin("most", most, 0, FixedPoint.RATIO_ONE);
        }

        @Override
        public long quantity(LiquidatablePosition position) {
            long threshold = threshold(position);
            if (position.equity() >= threshold) {
                return 0;
            }
            long missing = Math.subtractExact(threshold, Math.max(0, position.equity()));
            return FixedPoint.mulDivCeil(position.quantity(), missing, threshold);
        }

        /** The equity of the close fraction, rounded up; 1 at least. */
        private long threshold(LiquidatablePosition position) {
            long margin = position.maintenanceMargin();
            long lower = margin - FixedPoint.mulDivFloor(position.notional(), most, FixedPoint.RATIO_ONE);
            return Math.max(1, Math.max(Math.ceilDiv(margin, 2), lower));
        }
    }
}
