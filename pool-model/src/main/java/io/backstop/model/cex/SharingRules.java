package io.backstop.model.cex;

import io.backstop.model.cex.sharing.Allocation;
import io.backstop.model.cex.sharing.CutLimit;
import io.backstop.model.cex.sharing.Endowment;
import io.backstop.model.cex.sharing.LargestPositions;
import io.backstop.model.cex.sharing.ProRata;
import io.backstop.model.cex.sharing.QueueOfWealth;
import io.backstop.model.cex.sharing.Severity;
import io.backstop.model.cex.sharing.SharingRule;
import io.backstop.model.cex.sharing.Weight;
import io.backstop.model.scenario.LossSharingSpec;

/** Makes the rule of a run from what the scenario says. */
final class SharingRules {

    private SharingRules() {}

    static SharingRule of(LossSharingSpec spec) {
        return new SharingRule(severity(spec.severity()), allocation(spec.allocation()));
    }

    private static Severity severity(LossSharingSpec.Severity spec) {
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
