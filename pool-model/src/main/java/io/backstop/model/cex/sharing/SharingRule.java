package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.Standing;
import java.util.List;

/** A venue's rule for one wave after another: how much is taken, and from whom. Not thread safe. */
public final class SharingRule {

    private final WaveBudget budget;
    private final Allocation allocation;

    /** A rule before its first wave. */
    public SharingRule(Severity severity, Allocation allocation) {
        budget = new WaveBudget(severity);
        this.allocation = allocation;
    }

    /** Shares a loss among these winners. */
    public Wave settle(Loss loss, List<Standing> winners) {
        long most = budget.of(loss);
        return new Wave(loss, most, winners, allocation.cuts(most, winners));
    }
}
