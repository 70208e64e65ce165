package io.backstop.model.cex.sharing;

import io.backstop.model.units.FixedPoint;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Spreads an amount in proportion to weights, nobody above his cap: part = min(cap, τ · weight), with τ such that the
 * parts sum up. What is rounded off goes, one unit each, to the largest remainders, and of equal ones to the first.
 */
public final class WaterFilling {

    private final long[] weights;
    private final long[] caps;
    private final long[] parts;
    private final boolean[] full;
    private long rest;
    private long weight;

    private WaterFilling(long amount, long[] weights, long[] caps) {
        this.weights = weights;
        this.caps = caps;
        parts = new long[weights.length];
        full = new boolean[weights.length];
        rest = amount;
        for (long each : weights) {
            weight = Math.addExact(weight, each);
        }
    }

    /**
     * The parts, whose sum is {@code amount} or what all with a weight can bear.
     *
     * @param amount not negative
     * @param weights none negative, their sum in 63 bits; who has none bears nothing
     * @param caps none negative
     */
    public static long[] parts(long amount, long[] weights, long[] caps) {
        WaterFilling filling = new WaterFilling(amount, weights, caps);
        filling.raise();
        filling.topUp(filling.share());
        return filling.parts;
    }

    /** As {@link #parts}, but what is rounded off is left out. */
    static long[] floors(long amount, long[] weights, long[] caps) {
        WaterFilling filling = new WaterFilling(amount, weights, caps);
        filling.raise();
        filling.share();
        return filling.parts;
    }

    /** Raises the level until nobody new is full: it only rises, so who is full at one level is full at the last. */
    private void raise() {
        boolean rose = true;
        while (rose) {
            long restAtLevel = rest;
            long weightAtLevel = weight;
            rose = false;
            for (int place = 0; place < parts.length; place++) {
                if (isOpen(place) && reachesCap(place, restAtLevel, weightAtLevel)) {
                    full[place] = true;
                    parts[place] = caps[place];
                    rest -= caps[place];
                    weight -= weights[place];
                    rose = true;
                }
            }
        }
    }

    private boolean isOpen(int place) {
        return !full[place] && weights[place] > 0;
    }

    private boolean reachesCap(int place, long restAtLevel, long weightAtLevel) {
        return FixedPoint.compareProducts(restAtLevel, weights[place], caps[place], weightAtLevel) >= 0;
    }

    /** Gives everybody who is not full his part rounded down; returns what that leaves. */
    private long share() {
        long left = rest;
        for (int place = 0; place < parts.length; place++) {
            if (isOpen(place)) {
                parts[place] = FixedPoint.mulDivFloor(rest, weights[place], weight);
                left -= parts[place];
            }
        }
        return left;
    }

    /** Nobody here is at his cap, so that each has room for one unit more. */
    private void topUp(long left) {
        int[] open = IntStream.range(0, parts.length).filter(this::isOpen).toArray();
        if (open.length == 0 || left == 0) {
            return;
        }
        long[] remainders = IntStream.of(open).mapToLong(this::remainder).toArray();
        long[] sorted = remainders.clone();
        Arrays.sort(sorted);
        long least = sorted[sorted.length - Math.toIntExact(left)];
        long equal =
                left - Arrays.stream(remainders).filter(each -> each > least).count();
        for (int i = 0; i < open.length; i++) {
            if (remainders[i] > least || (remainders[i] == least && equal-- > 0)) {
                parts[open[i]]++;
            }
        }
    }

    /** What rounding took from a part, times the weight of all: less than that weight, so what overflows cancels. */
    private long remainder(int place) {
        return rest * weights[place] - parts[place] * weight;
    }
}
