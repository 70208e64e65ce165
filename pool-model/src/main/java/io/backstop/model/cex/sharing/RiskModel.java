package io.backstop.model.cex.sharing;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * The g of risk-aware pro rata: how much more than his notional a winner's leverage makes him bear (arXiv 2512.01112,
 * appendix on RAP). Leverage and g are ratios, 1e-9 each.
 */
public sealed interface RiskModel {

    /** The most that leverage counts for, so that its power fits. */
    long MOST_LEVERAGE = 10_000 * FixedPoint.RATIO_ONE;

    /** g of a leverage, rounded up. */
    long of(long leverage);

    /** g = λ raised to a whole power; 1 is the paper's linear model, 2 its power model. */
    record Power(int exponent) implements RiskModel {

        /** Checks the exponent. */
        public Power {
            Figures.requireWithin("exponent", exponent, 0, 2);
        }

        @Override
        public long of(long leverage) {
            long power = FixedPoint.RATIO_ONE;
            for (int i = 0; i < exponent; i++) {
                power = FixedPoint.mulDivCeil(power, leverage, FixedPoint.RATIO_ONE);
            }
            return power;
        }
    }

    /** g = max(0, λ − threshold): only who is levered beyond it bears anything. */
    record BeyondThreshold(long threshold) implements RiskModel {

        /** Checks the threshold. */
        public BeyondThreshold {
            Figures.requireWithin("threshold", threshold, 0, MOST_LEVERAGE);
        }

        @Override
        public long of(long leverage) {
            return Math.max(0, leverage - threshold);
        }
    }
}
