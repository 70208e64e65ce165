// Mirrors gates/ResumeGrace.sol
package io.backstop.model.mirror.gate;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.Resumption;
import io.backstop.model.scenario.GateSpec;

/** A while of grace after a feed was silent or a sequencer down. */
public final class ResumeGraceMirror implements Gate {

    private final GateSpec.ResumeGrace spec;
    private final Resumption silent;
    private final BlockTime time;

    /** The gate that a scenario describes, over what was silent. */
    public ResumeGraceMirror(GateSpec.ResumeGrace spec, Resumption silent, BlockTime time) {
        this.spec = spec;
        this.silent = silent;
        this.time = time;
    }

    @Override
    public void check(Action action, int account, long changedAt) {
        if (!spec.actions().contains(action.name())) {
            return;
        }
        long resumedAt = silent.resumedAt();
        long until = Math.addExact(resumedAt, spec.grace());
        if (resumedAt != 0 && time.seconds() < until) {
            throw new ContractRevert("InGracePeriod", until);
        }
    }
}
