package io.backstop.model.cex.maker;

import io.backstop.model.cex.mark.SampleClock;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * The root of the sum of squared returns between samples inside a window: a ratio for the window, not for a year. It is
 * rounded down to 1e-8; a return counts as one at most, so that a sum fits 64 bits. Not thread safe.
 */
public final class RealisedVolatility {

    /** The most samples a window may have. */
    public static final int MOST_SAMPLES = 900;

    /** Squares are kept in units of 1e-16. */
    private static final long SQUARE_UNIT = 100;

    private static final long ROOT_UNIT = 10;

    private final SampleClock clock;
    private final long[] squares;
    private int next;
    private long sum;
    private long lastSample;
    private long volatility;

    /** A window of {@code windowMillis} that holds a whole number of samples, one every {@code sampleMillis}. */
    public RealisedVolatility(long windowMillis, long sampleMillis) {
        Figures.requireWithin("sample interval", sampleMillis, 1, windowMillis);
        Figures.requireWithin("rest of the window", windowMillis % sampleMillis, 0, 0);
        Figures.requireWithin("samples", windowMillis / sampleMillis, 1, MOST_SAMPLES);
        clock = new SampleClock(sampleMillis);
        squares = new long[(int) (windowMillis / sampleMillis)];
    }

    /** Takes a price (positive) if a sample is due, and returns the volatility of the samples so far. */
    public long update(long millis, long price) {
        if (clock.isDue(millis)) {
            if (lastSample > 0) {
                take(price);
            }
            lastSample = price;
        }
        return volatility;
    }

    private void take(long price) {
        long change = Math.abs(price - lastSample);
        long moved = change >= lastSample
                ? FixedPoint.RATIO_ONE
                : FixedPoint.mulDivFloor(change, FixedPoint.RATIO_ONE, lastSample);
        long square = moved * moved / SQUARE_UNIT;
        sum += square - squares[next];
        squares[next] = square;
        next = (next + 1) % squares.length;
        volatility = rootFloor(sum) * ROOT_UNIT;
    }

    /** The root of a number up to 9e18, rounded down; a double is at most one beside it. */
    private static long rootFloor(long square) {
        long root = (long) Math.sqrt((double) square);
        if (root * root > square) {
            return root - 1;
        }
        return (root + 1) * (root + 1) <= square ? root + 1 : root;
    }
}
