package io.backstop.simulator.scenario;

import io.backstop.model.scenario.PnlCapsSpec;
import org.jspecify.annotations.Nullable;

/** {@code pnlCaps} of a pool: for how much of its traders' profit it stands. Figures that are not given are GMX'. */
final class PnlCapsSection {

    private static final long PERCENT = 10_000_000;

    private PnlCapsSection() {}

    /** Returns null if the pool stands for all of it. */
    static @Nullable PnlCapsSpec read(@Nullable Node caps) {
        if (caps == null) {
            return null;
        }
        caps.allowOnly("traders", "deposits", "withdrawals");
        return new PnlCapsSpec(
                RatioRange.POSITIVE_SHARE.optional(caps, "traders", 90 * PERCENT),
                RatioRange.POSITIVE_SHARE.optional(caps, "deposits", 90 * PERCENT),
                RatioRange.POSITIVE_SHARE.optional(caps, "withdrawals", 70 * PERCENT));
    }
}
