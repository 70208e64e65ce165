// Mirrors maths/ReportMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/** What becomes of several reports, and of one after another. */
public final class ReportMaths {

    private ReportMaths() {}

    /** The middle value, of an even count the lower of the two; at least one is needed. Sorts {@code values} in place. */
    public static long lowerMedian(long[] values) {
        for (int i = 1; i < values.length; i++) {
            long value = values[i];
            int place = i;
            for (; place > 0 && values[place - 1] > value; place--) {
                values[place] = values[place - 1];
            }
            values[place] = value;
        }
        return values[(values.length - 1) / 2];
    }

    /**
     * The average after a price that was seen some time after the last: it moves by that part of the way that the time
     * is of the window, and all the way after a whole window. Rounded down.
     *
     * @param average 1e-8 dollar, positive
     * @param price 1e-8 dollar, positive
     * @param elapsed seconds, not negative
     * @param window seconds, positive
     */
    public static long movedAverage(long average, long price, long elapsed, long window) {
        return average + FixedPoint.mulDivFloor(price - average, Math.min(elapsed, window), window);
    }

    /** The first multiple of the granularity that is not before a time: the version that a request then asks for. */
    public static long versionAt(long time, long granularity) {
        return Math.addExact(time, granularity - 1) / granularity * granularity;
    }
}
