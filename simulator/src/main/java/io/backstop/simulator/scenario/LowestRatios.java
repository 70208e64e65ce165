package io.backstop.simulator.scenario;

import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.units.FixedPoint;

/** The margin of the smallest position of a book venue as ratios of its notional (1e-9): the highest leverage and what it needs to stay. */
record LowestRatios(long initial, long maintenance) {

    /** Those of a margin, which may be that of the venue's market. */
    static LowestRatios of(MarginSpec margin, MarketRules market) {
        return switch (margin) {
            case MarginSpec.Market tiers ->
                new LowestRatios(
                        market.tiers().initialMarginRatio(0), market.tiers().maintenanceMarginRatio(0));
            case MarginSpec.Brackets table -> of(table.brackets().getFirst());
            case MarginSpec.SizeTiers table ->
                new LowestRatios(
                        table.tiers().getFirst().initial(),
                        table.tiers().getFirst().maintenance());
            case MarginSpec.RiskLimits limits -> new LowestRatios(limits.initial(), limits.maintenance());
            case MarginSpec.SizeLinear linear -> new LowestRatios(linear.initial(), linear.maintenance());
            case MarginSpec.SquareRoot root -> new LowestRatios(root.initial(), root.maintenance());
            case MarginSpec.OpenInterest scaled -> new LowestRatios(scaled.initial(), scaled.maintenance());
        };
    }

    private static LowestRatios of(MarginSpec.Bracket first) {
        return new LowestRatios(FixedPoint.RATIO_ONE / first.leverage(), first.maintenance());
    }
}
