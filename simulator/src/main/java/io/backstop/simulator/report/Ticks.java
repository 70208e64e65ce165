package io.backstop.simulator.report;

import java.util.ArrayList;
import java.util.List;

/** Round numbers for the axes of a picture. */
final class Ticks {

    private static final long[] ROUND_SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 604_800
    };

    private Ticks() {}

    /** Multiples of 1, 2 or 5 times a power of ten inside the range, at most {@code most} and one. */
    static List<Long> round(long from, long to, int most) {
        long rough = Math.ceilDiv(to - from, most);
        long step = 1;
        for (int i = 0; step < rough; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return multiples(step, from, to);
    }

    /** Round times of day between two instants in epoch milliseconds, at most {@code most} and one. */
    static List<Long> times(long from, long to, int most) {
        long step = ROUND_SECONDS[ROUND_SECONDS.length - 1];
        for (int i = ROUND_SECONDS.length - 1; i >= 0 && ROUND_SECONDS[i] * 1000 * most >= to - from; i--) {
            step = ROUND_SECONDS[i];
        }
        return multiples(step * 1000, from, to);
    }

    private static List<Long> multiples(long step, long from, long to) {
        List<Long> ticks = new ArrayList<>();
        for (long tick = Math.ceilDiv(from, step) * step; tick <= to; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }
}
