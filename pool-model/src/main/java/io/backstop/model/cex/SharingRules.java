package io.backstop.model.cex;

import io.backstop.model.cex.sharing.Allocation;
import io.backstop.model.cex.sharing.CutLimit;
import io.backstop.model.cex.sharing.Endowment;
import io.backstop.model.cex.sharing.LargestPositions;
import io.backstop.model.cex.sharing.ProRata;
import io.backstop.model.cex.sharing.QueueOfWealth;
import io.backstop.model.cex.sharing.RiskModel;
import io.backstop.model.cex.sharing.SettlementWindow;
import io.backstop.model.cex.sharing.Severity;
import io.backstop.model.cex.sharing.SharingRule;
import io.backstop.model.cex.sharing.SplitAllocation;
import io.backstop.model.cex.sharing.WaveBudget;
import io.backstop.model.cex.sharing.Weight;
import io.backstop.model.cex.sharing.WholeLots;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.TimeGrid;

/** Makes the rule of a run from what the scenario says. */
final class SharingRules {

    private SharingRules() {}

    /** The rule for those who are winning. */
    static SharingRule of(LossSharingSpec spec) {
        return new SharingRule(severity(spec.severity()), allocation(spec.allocation()));
    }

    /** Who bears what nobody else pays, at the venue of these accounts. */
    static LossBearers bearers(LossSharingSpec spec, Clearing clearing, Valuation value, TimeGrid grid) {
        return spec.allocation() instanceof LossSharingSpec.Allocation.Clawback clawback
                ? new PastWinners(
                        clearing,
                        new SettlementWindow(clawback.window()),
                        new WaveBudget(severity(spec.severity())),
                        grid)
                : new PresentWinners(clearing, value, of(spec));
    }

    /** How much of a loss is taken. */
    static Severity severity(LossSharingSpec.Severity spec) {
        return switch (spec) {
            case LossSharingSpec.Severity.Share share -> new Severity.Share(share.ratio());
            case LossSharingSpec.Severity.Backoff backoff -> new Severity.Backoff(backoff.decay(), backoff.least());
        };
    }

    private static Allocation allocation(LossSharingSpec.Allocation spec) {
        return switch (spec) {
            case LossSharingSpec.Allocation.ProRata all -> proRata(all);
            case LossSharingSpec.Allocation.Queue queue ->
                new QueueOfWealth(DeleveragingRules.rank(queue.rank()), endowment(queue.base()));
            case LossSharingSpec.Allocation.Largest largest ->
                new LargestPositions(largest.count(), proRata(largest.among()));
            case LossSharingSpec.Allocation.RiskAware all ->
                new ProRata(
                        new Weight.RiskAware(risk(all.risk())),
                        endowment(all.base()),
                        new CutLimit(all.most(), all.left()));
            case LossSharingSpec.Allocation.WholeLots lots ->
                new WholeLots(
                        lots.lot(),
                        lots.perLot(),
                        endowment(lots.base()),
                        lots.meetsBudget() ? WholeLots.Remainder.LEAST_HAIRCUT : WholeLots.Remainder.OPEN);
            case LossSharingSpec.Allocation.Split split ->
                new SplitAllocation(split.share(), allocation(split.first()), allocation(split.second()));
            case LossSharingSpec.Allocation.Clawback clawback ->
                throw new IllegalArgumentException("takes from past winners, not from present ones: " + clawback);
        };
    }

    private static RiskModel risk(LossSharingSpec.Risk risk) {
        return switch (risk) {
            case LossSharingSpec.Risk.Power power -> new RiskModel.Power(power.exponent());
            case LossSharingSpec.Risk.Beyond beyond -> new RiskModel.BeyondThreshold(beyond.leverage());
        };
    }

    private static ProRata proRata(LossSharingSpec.Allocation.ProRata spec) {
        return new ProRata(
                switch (spec.weight()) {
                    case WEALTH -> new Weight.Wealth();
                    case CONTRACTS -> new Weight.Contracts();
                    case LEVERED -> new Weight.Levered();
                },
                endowment(spec.base()),
                new CutLimit(spec.most(), spec.left()));
    }

    private static Endowment endowment(LossSharingSpec.Base base) {
        return switch (base) {
            case PROFIT -> Endowment.PROFIT;
            case EQUITY -> Endowment.EQUITY;
        };
    }
}
