package io.backstop.oracle.path;

import io.backstop.model.scenario.PathSpec.AnchorPoint;
import java.util.List;

/**
 * One bar of a price file.
 *
 * @param millis time of its open, epoch milliseconds UTC
 * @param open first price (1e-8 dollar), like the three others
 * @param high highest price
 * @param low lowest price
 * @param close last price
 */
record Bar(long millis, long open, long high, long low, long close) {

    private static final int QUARTERS = 4;

    /**
     * The four prices at the bar's quarters. The order of the extremes is not known; the one against the bar's own
     * direction is taken to come first.
     */
    List<AnchorPoint> points(long lengthMillis) {
        boolean rose = close >= open;
        return List.of(
                new AnchorPoint(millis, open),
                new AnchorPoint(quarter(1, lengthMillis), rose ? low : high),
                new AnchorPoint(quarter(2, lengthMillis), rose ? high : low),
                new AnchorPoint(quarter(3, lengthMillis), close));
    }

    private long quarter(int quarter, long lengthMillis) {
        return millis + lengthMillis * quarter / QUARTERS;
    }
}
