// Mirrors gates/ReportBounds.sol
package io.backstop.model.mirror.feed;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.gate.Gate;
import io.backstop.model.scenario.ReportBoundsSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Bounds on the report by which something is done. */
public final class ReportBounds implements Gate {

    private final ReportFeed feed;
    private final Set<Action> actions = EnumSet.noneOf(Action.class);
    private final List<ReportBound> bounds;

    /** The gate that a scenario describes, over a feed. */
    public ReportBounds(ReportBoundsSpec spec, ReportFeed feed, BlockTime time) {
        this.feed = feed;
        spec.actions().forEach(action -> actions.add(Action.valueOf(action)));
        bounds =
                spec.bounds().stream().map(bound -> ReportBound.of(bound, time)).toList();
    }

    @Override
    public void check(Action action, int account, long changedAt) {
        if (!actions.contains(action)) {
            return;
        }
        Report report = feed.report();
        for (ReportBound bound : bounds) {
            bound.check(report, changedAt);
        }
    }
}
