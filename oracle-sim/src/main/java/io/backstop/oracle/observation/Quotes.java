package io.backstop.oracle.observation;

import java.util.Arrays;

/** What the sources of a network show in one step; the same object in every step. Not thread safe. */
final class Quotes {

    /** Of each quote. */
    static final int VOTES = 3;

    private final long[] prices;
    private final long[] confidences;
    private final int[] weights;
    private final long[] sorted;
    private int count;

    /** Room for so many sources. */
    Quotes(int most) {
        prices = new long[most];
        confidences = new long[most];
        weights = new int[most];
        sorted = new long[VOTES * most];
    }

    void clear() {
        count = 0;
    }

    /**
     * Adds what one source shows.
     *
     * @param price 1e-8 dollar, positive
     * @param confidence half the width in which it says that the price lies, 1e-8 dollar
     * @param weight positive
     */
    void add(long price, long confidence, int weight) {
        prices[count] = price;
        confidences[count] = confidence;
        weights[count] = weight;
        count++;
    }

    int count() {
        return count;
    }

    long price(int quote) {
        return prices[quote];
    }

    int weight(int quote) {
        return weights[quote];
    }

    /** The prices from the lowest on, until the next are sorted; as many as there are quotes, more must not be read. */
    long[] sortedPrices() {
        System.arraycopy(prices, 0, sorted, 0, count);
        Arrays.sort(sorted, 0, count);
        return sorted;
    }

    /**
     * Three times as many as there are quotes, from the lowest on, until the next are sorted: each price, and both ends of the
     * width in which it is said to lie, the lower at least 1.
     *
     * @throws ArithmeticException if one does not fit 64 bits
     */
    long[] sortedVotes() {
        for (int i = 0; i < count; i++) {
            sorted[VOTES * i] = Math.max(1, prices[i] - confidences[i]);
            sorted[VOTES * i + 1] = prices[i];
            sorted[VOTES * i + 2] = Math.addExact(prices[i], confidences[i]);
        }
        Arrays.sort(sorted, 0, VOTES * count);
        return sorted;
    }
}
