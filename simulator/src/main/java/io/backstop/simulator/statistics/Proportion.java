package io.backstop.simulator.statistics;

/** How often something happened. */
public final class Proportion {

    private static final double Z = 1.959963984540054;

    private Proportion() {}

    /**
     * The share of runs in which it happened, with Wilson's 95 % interval, which also is one where it never or always did.
     *
     * @param happened at most {@code runs}, which is positive
     */
    public static Interval of(int happened, int runs) {
        double share = (double) happened / runs;
        double square = Z * Z;
        double scale = 1 + square / runs;
        double centre = (share + square / (2 * runs)) / scale;
        double half = Z * Math.sqrt(share * (1 - share) / runs + square / (4.0 * runs * runs)) / scale;
        double low = happened == 0 ? 0 : centre - half;
        double high = happened == runs ? 1 : centre + half;
        return new Interval(share, low, high);
    }
}
