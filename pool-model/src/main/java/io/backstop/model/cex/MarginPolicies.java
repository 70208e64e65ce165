package io.backstop.model.cex;

import io.backstop.model.cex.margin.LeverageBrackets;
import io.backstop.model.cex.margin.MarginPolicy;
import io.backstop.model.cex.margin.OpenInterestMargin;
import io.backstop.model.cex.margin.RiskLimitMargin;
import io.backstop.model.cex.margin.RiskLimits;
import io.backstop.model.cex.margin.SizeLinearMargin;
import io.backstop.model.cex.margin.SizeTiers;
import io.backstop.model.cex.margin.SquareRootMargin;
import io.backstop.model.cex.margin.TieredMargin;
import io.backstop.model.cex.margin.WorthLinearMargin;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.MarginSpec;
import java.util.ArrayList;
import java.util.List;

/** Makes the margin policy of a run from what the scenario says. */
public final class MarginPolicies {

    private MarginPolicies() {}

    /**
     * The policy of a venue.
     *
     * @throws IllegalArgumentException if figures do not belong together
     */
    public static MarginPolicy of(MarginSpec spec, ContractType contract, MarketRules market) {
        return switch (spec) {
            case MarginSpec.Market tiers -> new TieredMargin(market.tiers());
            case MarginSpec.Brackets table -> brackets(table);
            case MarginSpec.SizeTiers table -> sizeTiers(table);
            case MarginSpec.RiskLimits limits -> riskLimits(limits);
            case MarginSpec.SizeLinear linear ->
                switch (contract) {
                    case LINEAR ->
                        new SizeLinearMargin(
                                linear.initial(), linear.maintenance(), linear.perUnit(), market.sizeUnit());
                    case INVERSE -> new WorthLinearMargin(linear.initial(), linear.maintenance(), linear.perUnit());
                };
            case MarginSpec.SquareRoot root ->
                new SquareRootMargin(
                        root.initial(), root.maintenance(), root.factor(), root.maintenanceWeight(), market.sizeUnit());
            case MarginSpec.OpenInterest scaled ->
                new OpenInterestMargin(scaled.initial(), scaled.maintenance(), scaled.from(), scaled.to());
        };
    }

    private static SizeTiers sizeTiers(MarginSpec.SizeTiers table) {
        return SizeTiers.of(table.tiers().stream()
                .map(tier -> new SizeTiers.Tier(tier.to(), tier.initial(), tier.maintenance()))
                .toList());
    }

    private static RiskLimitMargin riskLimits(MarginSpec.RiskLimits spec) {
        RiskLimits limits = new RiskLimits(
                spec.base(), spec.step(), spec.most(), spec.initial(), spec.maintenance(), spec.increment());
        return new RiskLimitMargin(limits, spec.chosen());
    }

    private static LeverageBrackets brackets(MarginSpec.Brackets table) {
        List<LeverageBrackets.Bracket> brackets = new ArrayList<>();
        long floor = 0;
        for (MarginSpec.Bracket bracket : table.brackets()) {
            brackets.add(new LeverageBrackets.Bracket(
                    floor, bracket.to(), bracket.leverage(), bracket.maintenance(), bracket.amount()));
            floor = bracket.to();
        }
        return LeverageBrackets.of(brackets);
    }
}
