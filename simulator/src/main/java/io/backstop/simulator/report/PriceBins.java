package io.backstop.simulator.report;

import io.backstop.model.market.PriceSeries;

/**
 * Equally wide stretches of prices around those of a tape (1e-8 dollar). What lies below the first or above the last counts
 * as in it.
 *
 * @param low lower end of the first
 * @param width of each
 * @param count how many
 */
record PriceBins(long low, long width, int count) {

    private static final int MOST = 30;
    private static final int BEYOND = 4;

    /** From a fourth below the lowest price to a fourth above the highest, at round ends. */
    static PriceBins around(long priceBefore, PriceSeries prices) {
        long lowest = priceBefore;
        long highest = priceBefore;
        for (int step = 0; step < prices.length(); step++) {
            lowest = Math.min(lowest, prices.at(step));
            highest = Math.max(highest, prices.at(step));
        }
        long from = lowest - lowest / BEYOND;
        long to = highest + highest / BEYOND;
        long width = roundUp(Math.ceilDiv(to - from, MOST - 1));
        long low = Math.floorDiv(from, width) * width;
        return new PriceBins(low, width, Math.toIntExact(Math.ceilDiv(to - low, width)));
    }

    /** The next of 1, 2 and 5 times a power of ten. */
    private static long roundUp(long least) {
        long power = 1;
        while (Math.multiplyExact(power, 10) < least) {
            power *= 10;
        }
        for (int factor : new int[] {1, 2, 5}) {
            if (power * factor >= least) {
                return power * factor;
            }
        }
        return power * 10;
    }

    /** In which a price lies. */
    int placeOf(long price) {
        return Math.toIntExact(Math.clamp(Math.floorDiv(price - low, width), 0L, count - 1L));
    }

    /** Lower end of one. */
    long from(int place) {
        return low + place * width;
    }
}
