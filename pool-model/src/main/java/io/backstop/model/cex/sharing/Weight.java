package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.units.FixedPoint;

/** In proportion to what a loss is shared pro rata. */
public sealed interface Weight {

    /**
     * The weight of a winner with this endowment, 0 for one without an endowment or equity; otherwise rounded up, so that
     * nobody with a small weight is left out.
     */
    long of(Standing winner, long endowment);

    /** To what may be taken: wealth or profit pro rata, by the endowment. The only one that is fair in the paper's sense. */
    record Wealth() implements Weight {

        @Override
        public long of(Standing winner, long endowment) {
            return endowment;
        }
    }

    /** To the contracts held (Drift, Paradex). */
    record Contracts() implements Weight {

        @Override
        public long of(Standing winner, long endowment) {
            return Math.absExact(winner.size());
        }
    }

    /** To leverage × endowment; of equity that is the notional. */
    record Levered() implements Weight {

        @Override
        public long of(Standing winner, long endowment) {
            return winner.equity() <= 0 ? 0 : FixedPoint.mulDivCeil(winner.notional(), endowment, winner.equity());
        }
    }

    /** To leverage × g(leverage) × endowment: risk-aware pro rata. */
    record RiskAware(RiskModel model) implements Weight {

        @Override
        public long of(Standing winner, long endowment) {
            if (winner.equity() <= 0) {
                return 0;
            }
            long leverage = Math.min(
                    RiskModel.MOST_LEVERAGE,
                    FixedPoint.mulDivCeil(winner.notional(), FixedPoint.RATIO_ONE, winner.equity()));
            long levered = FixedPoint.mulDivCeil(leverage, endowment, FixedPoint.RATIO_ONE);
            return FixedPoint.mulDivCeil(levered, model.of(leverage), FixedPoint.RATIO_ONE);
        }
    }
}
