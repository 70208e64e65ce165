package io.backstop.model.cex.mark;

/** Medians of a few prices. */
final class Median {

    private Median() {}

    /** The mean, rounded down. */
    static long of(long a, long b) {
        long lower = Math.min(a, b);
        return lower + (Math.max(a, b) - lower) / 2;
    }

    /** The middle one. */
    static long of(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
