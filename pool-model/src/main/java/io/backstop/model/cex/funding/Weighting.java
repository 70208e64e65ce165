package io.backstop.model.cex.funding;

/** What the samples of an interval count for in its mean. */
public enum Weighting {
    /** All the same. */
    EQUAL,
    /** The first 1, the second 2, and so on: late ones count for more (Binance). */
    BY_TIME
}
