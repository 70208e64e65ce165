// Mirrors gates/PriceGuard.sol
package io.backstop.model.mirror.gate;

import io.backstop.model.market.PriceValidityMaths;
import io.backstop.model.market.Report;
import io.backstop.model.market.Validity;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.scenario.ActionNames;
import io.backstop.model.scenario.GateSpec;
import java.util.EnumSet;
import java.util.Set;

/** What a price must be good for, action by action: each of its defects must be tolerated, not only the worst. */
public final class PriceGuardMirror implements Gate {

    private final GateSpec.PriceGuard spec;
    private final ReportFeed feed;
    private final BlockTime time;

    /** The gate that a scenario describes, over a feed. */
    public PriceGuardMirror(GateSpec.PriceGuard spec, ReportFeed feed, BlockTime time) {
        this.spec = spec;
        this.feed = feed;
        this.time = time;
    }

    @Override
    public void check(Action action, int account, long changedAt) {
        GateSpec.PriceRule rule = rule(action);
        EnumSet<Validity> refused = states(rule);
        refused.removeAll(rule.tolerated());
        if (!refused.isEmpty()) {
            long code = ActionNames.codeOf(action.name());
            throw new ContractRevert(
                    "PriceNotValid", code, (long) worst(refused).code());
        }
    }

    /** The worst state of the price now, tolerated or not. */
    public Validity validity(Action action) {
        return worst(states(rule(action)));
    }

    /** The states that the price is in, none if it is valid. */
    private EnumSet<Validity> states(GateSpec.PriceRule rule) {
        Report report = feed.report();
        if (report.price() <= 0) {
            return EnumSet.of(Validity.NON_POSITIVE);
        }
        EnumSet<Validity> states = EnumSet.noneOf(Validity.class);
        if (PriceValidityMaths.isTooVolatile(report.price(), feed.average(), spec.mostVolatility())) {
            states.add(Validity.TOO_VOLATILE);
        }
        if (PriceValidityMaths.isTooUncertain(report.price(), report.confidence(), spec.mostUncertainty())) {
            states.add(Validity.TOO_UNCERTAIN);
        }
        if (PriceValidityMaths.isStale(report.publishTime(), time.seconds(), rule.maxAge())) {
            states.add(Validity.STALE);
        }
        return states;
    }

    private GateSpec.PriceRule rule(Action action) {
        return spec.rules().get(ActionNames.codeOf(action.name()));
    }

    /** The first, because the states are declared from the worst on. */
    private static Validity worst(Set<Validity> states) {
        return states.stream().findFirst().orElse(Validity.VALID);
    }
}
