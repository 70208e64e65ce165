package io.backstop.model.cex.sharing;

import io.backstop.model.units.FixedPoint;

/** How much of one loss after another is taken: a severity with the share of the wave before. Not thread safe. */
public final class WaveBudget {

    private final Severity severity;
    private long share = FixedPoint.RATIO_ONE;

    /** Before the first wave. */
    public WaveBudget(Severity severity) {
        this.severity = severity;
    }

    /** What the next wave sets out to take. */
    public long of(Loss loss) {
        share = severity.share(share);
        return severity.budget(loss, share);
    }
}
