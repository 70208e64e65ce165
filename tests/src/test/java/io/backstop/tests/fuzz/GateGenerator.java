package io.backstop.tests.fuzz;

import io.backstop.model.market.Validity;
import io.backstop.model.scenario.ActionNames;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.PriceImpactSpec;
import io.backstop.model.scenario.ReportBoundsSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Random guards and bounds on reports for a market whose mark feed knows whole reports. Not thread safe. */
final class GateGenerator {

    private static final long PERCENT = 10_000_000;

    private final Dice dice;

    private GateGenerator(Dice dice) {
        this.dice = dice;
    }

    /**
     * The same market behind gates, which the number that makes it makes too; it knows no mark before the last.
     *
     * @param closesAtReports whether positions are closed at reports as well
     */
    static Mechanisms behindGates(Mechanisms market, long composition, boolean closesAtReports) {
        GateGenerator generator = new GateGenerator(new Dice(~composition));
        return new Mechanisms(
                market.funding(),
                market.borrowing(),
                closesAtReports && composition % 3 == 0 ? new PriceImpactSpec.BidAskFill() : market.priceImpact(),
                market.openInterestCaps(),
                market.pnlCaps(),
                market.liquidation(),
                withoutPreviousMark(market.lastResort()),
                market.deleveragingBand(),
                market.keeperReward(),
                generator.guards(),
                generator.bounds(),
                null,
                generator.dice.oneIn(3) ? market.operations() : null);
    }

    private List<GateSpec> guards() {
        List<GateSpec> guards = new ArrayList<>();
        if (dice.oneIn(2)) {
            guards.add(new GateSpec.ResumeGrace(dice.oneOf(List.of(3L, 20L)), actions()));
        }
        if (dice.oneIn(2)) {
            guards.add(priceGuard());
        }
        if (dice.oneIn(2)) {
            guards.add(new GateSpec.ReferenceGuard(
                    dice.oneOf(List.of(PERCENT, 10 * PERCENT, 50 * PERCENT)),
                    dice.oneOf(List.of(30L, 600L)),
                    new FeedSpec(0, 3_600_000, 0)));
        }
        return guards;
    }

    private GateSpec.PriceGuard priceGuard() {
        List<GateSpec.PriceRule> rules = ActionNames.ALL.stream()
                .map(action -> new GateSpec.PriceRule(dice.oneOf(List.of(5L, 30L, 600L)), tolerated()))
                .toList();
        return new GateSpec.PriceGuard(
                dice.oneOf(List.of(105 * PERCENT, 150 * PERCENT, 500 * PERCENT)),
                dice.oneOf(List.of(0L, PERCENT, 10 * PERCENT)),
                rules);
    }

    private EnumSet<Validity> tolerated() {
        EnumSet<Validity> tolerated = EnumSet.of(Validity.TOO_VOLATILE, Validity.TOO_UNCERTAIN, Validity.STALE);
        tolerated.removeIf(state -> dice.oneIn(2));
        return tolerated;
    }

    private @Nullable ReportBoundsSpec bounds() {
        if (dice.oneIn(4)) {
            return null;
        }
        List<BoundSpec> bounds = new ArrayList<>(List.of(
                new BoundSpec.MaxAge(dice.oneOf(List.of(0L, 3L, 20L))),
                new BoundSpec.SinceChange(),
                new BoundSpec.FixedVersion(5, 0, 20),
                new BoundSpec.Containment()));
        if (dice.oneIn(2)) {
            return new ReportBoundsSpec(List.of(dice.oneOf(bounds)), ActionNames.ALL.subList(1, 5));
        }
        bounds.removeIf(bound -> dice.oneIn(2));
        return bounds.isEmpty() ? null : new ReportBoundsSpec(bounds, actions());
    }

    private List<String> actions() {
        List<String> actions = new ArrayList<>(ActionNames.ALL);
        // The first deposit is a second after the first price.
        actions.removeIf(action -> action.equals("DEPOSIT") || dice.oneIn(2));
        return actions.isEmpty() ? List.of("LIQUIDATE") : actions;
    }

    private static @Nullable LastResortSpec withoutPreviousMark(@Nullable LastResortSpec spec) {
        DeleveragingSpec deleveraging = spec == null ? null : spec.deleveraging();
        return spec instanceof LastResortSpec.Waiting waiting && deleveraging != null
                ? new LastResortSpec.Waiting(
                        waiting.windowSeconds(),
                        new DeleveragingSpec(deleveraging.rankRule(), DeleveragingSpec.PriceRule.ORACLE),
                        waiting.haircut(),
                        waiting.withdrawalGateSeconds(),
                        waiting.spreads())
                : spec;
    }
}
