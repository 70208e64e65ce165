package io.backstop.model.cex.funding;

import io.backstop.model.units.Figures;

/**
 * Funding that is paid all the time: in each step its premium beyond a dead band, for the time since the step before (Deribit:
 * dead band 0.025 % for 8 hours). What makes no whole unit is kept for the next step. Not thread safe.
 */
public final class ContinuousFunding implements FundingPolicy {

    private final long deadBand;
    private final long cap;
    private final long period;
    private boolean isStarted;
    private long lastMillis;
    private long lastRate;
    private long rest;

    /**
     * A rule that has paid nothing yet.
     *
     * @param deadBand what a premium is less by on either side (1e-9)
     * @param cap the highest rate for the period (1e-9)
     * @param period milliseconds that rates are for
     */
    public ContinuousFunding(long deadBand, long cap, long period) {
        Figures.requireWithin("deadBand", deadBand, 0, Long.MAX_VALUE);
        Figures.requireWithin("cap", cap, 0, Long.MAX_VALUE);
        Figures.requireWithin("period", period, 1, Long.MAX_VALUE);
        this.deadBand = deadBand;
        this.cap = cap;
        this.period = period;
    }

    @Override
    public long update(long millis, long premium) {
        long time = isStarted ? millis - lastMillis : 0;
        isStarted = true;
        lastMillis = millis;
        lastRate = Math.clamp(beyondBand(premium), -cap, cap);
        long owed = Math.addExact(rest, Math.multiplyExact(lastRate, time));
        rest = Math.floorMod(owed, period);
        return Math.floorDiv(owed, period);
    }

    @Override
    public boolean takesPremium(long millis) {
        return true;
    }

    @Override
    public boolean hasRate() {
        return isStarted;
    }

    @Override
    public long lastRate() {
        return lastRate;
    }

    @Override
    public long millisToFunding(long millis) {
        return 0;
    }

    private long beyondBand(long premium) {
        return premium > 0
                ? Math.max(0, Math.subtractExact(premium, deadBand))
                : Math.min(0, Math.addExact(premium, deadBand));
    }
}
