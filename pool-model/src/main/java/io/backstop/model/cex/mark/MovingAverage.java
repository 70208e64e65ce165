package io.backstop.model.cex.mark;

import io.backstop.model.units.Figures;

/**
 * The mean of the last samples of a basis, all of the same weight, or of all samples so far; rounded down. A step that has no
 * basis repeats the one before it, 0 before the first. Not thread safe.
 */
final class MovingAverage {

    private static final int MOST_SAMPLES = 1_000_000;

    private final SampleClock clock;
    private final long[] samples;
    private int count;
    private int next;
    private long basis;
    private long sum;

    /** A mean of so many samples, one in each interval of milliseconds. */
    MovingAverage(int samples, long interval) {
        Figures.requireWithin("samples", samples, 1, MOST_SAMPLES);
        this.samples = new long[samples];
        clock = new SampleClock(interval);
    }

    /** Takes the sample of a step if one is due, and returns the mean. */
    long update(MarkInputs inputs) {
        if (inputs.hasMid()) {
            basis = inputs.basis();
        }
        if (clock.isDue(inputs.millis())) {
            take(basis);
        }
        return Math.floorDiv(sum, count);
    }

    private void take(long sample) {
        long gone = count == samples.length ? samples[next] : 0;
        sum = Math.addExact(sum, Math.subtractExact(sample, gone));
        samples[next] = sample;
        next = (next + 1) % samples.length;
        count = Math.min(count + 1, samples.length);
    }
}
