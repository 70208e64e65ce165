package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/** A venue's rule for one wave after another: how much is taken, and from whom. Not thread safe. */
public final class SharingRule {

    private final Severity severity;
    private final Allocation allocation;
    private long share = FixedPoint.RATIO_ONE;

    /** A rule before its first wave. */
    public SharingRule(Severity severity, Allocation allocation) {
        this.severity = severity;
        this.allocation = allocation;
    }

    /** Shares a loss among these winners. */
    public Wave settle(Loss loss, List<Standing> winners) {
        share = severity.share(share);
        long budget = severity.budget(loss, share);
        return new Wave(loss, budget, winners, allocation.cuts(budget, winners));
    }
}
