package io.backstop.simulator.statistics;

import java.util.Arrays;

/** The values of one figure over some runs, at least one. */
public final class Sample {

    /** Rising, so that sums do not depend on the order in which runs came. */
    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Keeps a copy of the values.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Sample of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sample must have at least one value");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Sample(sorted);
    }

    /** How many values there are. */
    public int size() {
        return sorted.length;
    }

    /** How many values are above zero. */
    public int positive() {
        int positive = 0;
        for (double value : sorted) {
            positive += value > 0 ? 1 : 0;
        }
        return positive;
    }

    /**
     * The mean with its 95 % interval by Student's t: m ± t(n − 1) s / √n. One value alone tells nothing of the spread: its
     * interval has no width.
     */
    public Interval mean() {
        double mean = average();
        double half = size() < 2 ? 0 : StudentT.quantile975(size() - 1) * deviation(mean) / Math.sqrt(size());
        return new Interval(mean, mean - half, mean + half);
    }

    /** The standard deviation with n − 1 in the denominator. */
    private double deviation(double mean) {
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (size() - 1));
    }

    /**
     * The quantile by linear interpolation between the two values around place (n − 1) p, as numpy, pandas and R's type 7 have
     * it.
     *
     * @param p from 0 to 1
     */
    public double quantile(double p) {
        double place = (size() - 1) * p;
        int below = (int) Math.floor(place);
        int above = Math.min(size() - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Value at risk of losses: the smallest loss that at least a share {@code level} of the runs does not exceed.
     *
     * @param level such as 0.95
     */
    public double valueAtRisk(double level) {
        return sorted[worstFrom(level)];
    }

    /**
     * Expected shortfall of losses: the mean of the worst share {@code 1 − level}, a run that lies on its edge counted in part
     * (Acerbi and Tasche 2002).
     */
    public double expectedShortfall(double level) {
        int edge = worstFrom(level);
        double beyond = size() * (1 - level);
        double whole = 0;
        for (int place = edge + 1; place < size(); place++) {
            whole += sorted[place];
        }
        double part = beyond - (size() - 1 - edge);
        return (whole + part * sorted[edge]) / beyond;
    }

    /** The place of the smallest value with at least the share at or below it; a product such as 20 · 0.95 is not above 19. */
    private int worstFrom(double level) {
        return Math.max(0, (int) Math.ceil(size() * level - 1e-9) - 1);
    }

    private double average() {
        return sum() / size();
    }

    /** All values together. */
    public double sum() {
        double sum = 0;
        for (double value : sorted) {
            sum += value;
        }
        return sum;
    }
}
