package io.backstop.model.market;

import io.backstop.model.units.Hashes;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** One price per step (1e-8 dollar), never changed after it was made. */
public final class PriceSeries {

    private final long[] prices;

    private PriceSeries(long[] prices) {
        this.prices = prices;
    }

    /** A series of these prices. */
    public static PriceSeries of(long... prices) {
        return new PriceSeries(prices.clone());
    }

    /** One price for each of so many steps, asked for in order. */
    public static PriceSeries of(int steps, IntToLongFunction price) {
        long[] prices = new long[steps];
        for (int step = 0; step < steps; step++) {
            prices[step] = price.applyAsLong(step);
        }
        return new PriceSeries(prices);
    }

    /** Price of a step, counted from 0. */
    public long at(int step) {
        return prices[step];
    }

    /** The series that stands at this price from a step on. */
    public PriceSeries standingFrom(int step, long price) {
        long[] standing = prices.clone();
        Arrays.fill(standing, step, standing.length, price);
        return new PriceSeries(standing);
    }

    /** The lowest price of all steps. */
    public long lowest() {
        return Arrays.stream(prices).min().orElseThrow();
    }

    /** Number of steps. */
    public int length() {
        return prices.length;
    }

    /** Adds the series to a hash. */
    public void addTo(Hashes hashes) {
        hashes.add(prices);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PriceSeries series && Arrays.equals(prices, series.prices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(prices);
    }

    @Override
    public String toString() {
        return Arrays.toString(prices);
    }
}
