package io.backstop.model.cex.sharing;

import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spreads an amount in proportion to weights, nobody above his cap: part = min(cap, τ · weight), with τ such that the
 * parts sum up. What is rounded off goes, one unit each, to the largest remainders, and of equal ones to the first.
 */
final class WaterFilling {

    private final long[] weights;
    private final long[] caps;
    private final long[] parts;
    private long rest;
    private long weight;

    private WaterFilling(long amount, long[] weights, long[] caps) {
        this.weights = weights;
        this.caps = caps;
        parts = new long[weights.length];
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
    static long[] parts(long amount, long[] weights, long[] caps) {
        WaterFilling filling = new WaterFilling(amount, weights, caps);
        List<Integer> dry = filling.fillUp();
        filling.share(dry);
        filling.topUp(dry);
        return filling.parts;
    }

    /** As {@link #parts}, but what is rounded off is left out. */
    static long[] floors(long amount, long[] weights, long[] caps) {
        WaterFilling filling = new WaterFilling(amount, weights, caps);
        filling.share(filling.fillUp());
        return filling.parts;
    }

    /** Fills those whose part reaches their cap; returns the others. */
    private List<Integer> fillUp() {
        List<Integer> dry = new ArrayList<>();
        for (int place : lowestCapPerWeightFirst()) {
            if (dry.isEmpty() && isDrowned(place)) {
                parts[place] = caps[place];
                rest -= caps[place];
                weight -= weights[place];
            } else {
                dry.add(place);
            }
        }
        return dry;
    }

    private List<Integer> lowestCapPerWeightFirst() {
        Comparator<Integer> byCapPerWeight =
                (a, b) -> FixedPoint.compareProducts(caps[a], weights[b], caps[b], weights[a]);
        return IntStream.range(0, weights.length)
                .filter(place -> weights[place] > 0)
                .boxed()
                .sorted(byCapPerWeight.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Whether the part would reach the cap. */
    private boolean isDrowned(int place) {
        return FixedPoint.compareProducts(rest, weights[place], caps[place], weight) >= 0;
    }

    private void share(List<Integer> places) {
        for (int place : places) {
            parts[place] = FixedPoint.mulDivFloor(rest, weights[place], weight);
        }
    }

    /** Nobody here is at his cap, so that each has room for one unit more than his part rounded down. */
    private void topUp(List<Integer> places) {
        long left = rest;
        for (int place : places) {
            left -= parts[place];
        }
        Comparator<Integer> largestFirst =
                Comparator.comparingLong(this::remainder).reversed().thenComparing(Comparator.naturalOrder());
        places.stream().sorted(largestFirst).limit(places.isEmpty() ? 0 : left).forEach(place -> parts[place]++);
    }

    /** What rounding took from a part, times the weight of all: less than that weight, so what overflows cancels. */
    private long remainder(Integer place) {
        return rest * weights[place] - FixedPoint.mulDivFloor(rest, weights[place], weight) * weight;
    }
}
