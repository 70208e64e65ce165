package io.backstop.model.cex.mark;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * The median of best bid, best ask and last trade, which may not move by more than a ratio in a window of time (FTX): it is
 * held between the highest mark of the window less that ratio and the lowest plus it.
 *
 * <p>Without a trade it is the middle of the book, without one of its sides the last trade, and of nothing the mark before stays, at
 * first the index. Of the marks of one sample the extremes are kept, so the window is whole samples long. Not thread safe.
 */
public final class BandedLastMark implements MarkPolicy {

    private static final int MOST_SAMPLES = 100_000;

    private final long ratio;
    private final SampleClock clock;
    private final long[] lowest;
    private final long[] highest;
    private int place = -1;
    private int count;
    private long mark;

    /**
     * FTX's figures are 20 % in 5 minutes.
     *
     * @param ratio the most that the mark may move (1e-9)
     * @param samples in the window
     * @param sampleMillis how long each of them is
     */
    public BandedLastMark(long ratio, int samples, long sampleMillis) {
        Figures.requireWithin("ratio", ratio, 1, FixedPoint.RATIO_ONE - 1);
        Figures.requireWithin("samples", samples, 1, MOST_SAMPLES);
        this.ratio = ratio;
        clock = new SampleClock(sampleMillis);
        lowest = new long[samples];
        highest = new long[samples];
    }

    @Override
    public long update(MarkInputs inputs) {
        mark = count == 0 ? raw(inputs) : banded(raw(inputs));
        remember(clock.isDue(inputs.millis()));
        return mark;
    }

    private long raw(MarkInputs inputs) {
        if (inputs.hasMid()) {
            return inputs.lastTrade() > 0
                    ? Median.of(inputs.bestBid(), inputs.bestAsk(), inputs.lastTrade())
                    : inputs.mid();
        }
        if (inputs.lastTrade() > 0) {
            return inputs.lastTrade();
        }
        return mark > 0 ? mark : inputs.index();
    }

    /** The ends never cross: no mark of the window is further from an earlier one than the ratio. */
    private long banded(long price) {
        long low = Long.MAX_VALUE;
        long high = 0;
        for (int i = 0; i < count; i++) {
            low = Math.min(low, lowest[i]);
            high = Math.max(high, highest[i]);
        }
        long floor = FixedPoint.mulDivCeil(high, FixedPoint.RATIO_ONE - ratio, FixedPoint.RATIO_ONE);
        long ceiling = FixedPoint.mulDivFloor(low, FixedPoint.RATIO_ONE + ratio, FixedPoint.RATIO_ONE);
        return Math.clamp(price, floor, ceiling);
    }

    private void remember(boolean starts) {
        if (starts) {
            place = (place + 1) % lowest.length;
            count = Math.min(count + 1, lowest.length);
            lowest[place] = mark;
            highest[place] = mark;
        } else {
            lowest[place] = Math.min(lowest[place], mark);
            highest[place] = Math.max(highest[place], mark);
        }
    }
}
