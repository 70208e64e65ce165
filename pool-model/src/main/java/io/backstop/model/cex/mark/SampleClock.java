package io.backstop.model.cex.mark;

import io.backstop.model.units.Figures;

/**
 * Says when a sample is due: with the first step and at whole multiples of the interval after it. Steps longer than the
 * interval give one sample each. Not thread safe.
 */
public final class SampleClock {

    private final long interval;
    private long next = Long.MIN_VALUE;

    /** A clock with so many milliseconds between samples. */
    public SampleClock(long interval) {
        Figures.requireWithin("sample interval", interval, 1, Long.MAX_VALUE);
        this.interval = interval;
    }

    /** Whether a step at this time would take a sample; nothing changes. */
    public boolean wouldBeDue(long millis) {
        return millis >= next;
    }

    /** Whether the step at this time takes a sample. Times never go back. */
    public boolean isDue(long millis) {
        if (millis < next) {
            return false;
        }
        long late = next == Long.MIN_VALUE ? 0 : (millis - next) % interval;
        next = Math.addExact(millis - late, interval);
        return true;
    }
}
