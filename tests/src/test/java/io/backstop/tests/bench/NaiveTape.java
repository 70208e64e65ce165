package io.backstop.tests.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The obvious way to a pushed feed, as a notebook does it: arrays of floating-point numbers, one after the other. Keeps no units,
 * rounds nothing, hashes nothing, and its numbers differ from JDK to JDK.
 */
final class NaiveTape {

    private static final double SECONDS_OF_YEAR = 365 * 86_400.0;

    private NaiveTape() {}

    /** The ticks of a motion like that of {@link PushTape}. */
    static double[] prices(int ticks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double deviation = PushTape.VOLATILITY / Math.sqrt(SECONDS_OF_YEAR);
        double[] moves = new double[ticks];
        for (int tick = 0; tick < ticks; tick++) {
            moves[tick] = deviation * random.nextGaussian() - deviation * deviation / 2;
        }
        Arrays.parallelPrefix(moves, Double::sum);
        double[] prices = new double[ticks];
        for (int tick = 0; tick < ticks; tick++) {
            prices[tick] = PushTape.START * Math.exp(moves[tick]);
        }
        return prices;
    }

    /** The ticks that are published. */
    static int[] published(double[] prices) {
        int[] published = new int[prices.length];
        int count = 1;
        for (int tick = 1; tick < prices.length; tick++) {
            int last = published[count - 1];
            if (Math.abs(prices[tick] / prices[last] - 1) >= PushTape.THRESHOLD || tick - last >= PushTape.HEARTBEAT) {
                published[count++] = tick;
            }
        }
        return Arrays.copyOf(published, count);
    }
}
