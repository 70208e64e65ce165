// Mirrors gates/ResumeGrace.sol
package io.backstop.model.mirror.gate;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.scenario.GateSpec;

/** A while of grace after a feed was silent. */
public final class ResumeGraceMirror implements Gate {

    private final GateSpec.ResumeGrace spec;
    private final ReportFeed feed;
    private final BlockTime time;

    /** The gate that a scenario describes, over a feed. */
    public ResumeGraceMirror(GateSpec.ResumeGrace spec, ReportFeed feed, BlockTime time) {
        this.spec = spec;
        this.feed = feed;
        this.time = time;
    }

    @Override
    public void check(Action action, int account, long changedAt) {
        if (!spec.actions().contains(action.name())) {
            return;
        }
        long until = Math.addExact(feed.resumedAt(), spec.grace());
        if (feed.resumedAt() != 0 && time.seconds() < until) {
            throw new ContractRevert("InGracePeriod", until);
        }
    }
}
