package io.backstop.model.cex.maker;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.Arrays;

/** How much a market maker quotes on each side, level by level away from its best quote. Immutable. */
public final class DepthProfile {

    /** The most levels a profile may have. */
    public static final int MOST_LEVELS = 1_000;

    private final DepthUnit unit;
    private final long[] distances;
    private final long[] amounts;

    private DepthProfile(DepthUnit unit, long[] distances, long[] amounts) {
        Figures.requireWithin("levels", distances.length, 1, MOST_LEVELS);
        for (int level = 0; level < distances.length; level++) {
            Figures.requireWithin(
                    "distance", distances[level], level == 0 ? 0 : distances[level - 1] + 1, Long.MAX_VALUE);
            Figures.requireWithin("amount", amounts[level], 0, Long.MAX_VALUE);
        }
        this.unit = unit;
        this.distances = distances;
        this.amounts = amounts;
    }

    /** The same amount at each of so many levels, the first at the best quote, with a gap (ratio) between neighbours. */
    public static DepthProfile even(DepthUnit unit, int levels, long gap, long amount) {
        Figures.requireWithin("levels", levels, 1, MOST_LEVELS);
        long[] distances = new long[levels];
        long[] amounts = new long[levels];
        for (int level = 0; level < levels; level++) {
            distances[level] = Math.multiplyExact(gap, (long) level);
            amounts[level] = amount;
        }
        return new DepthProfile(unit, distances, amounts);
    }

    /** Amounts of levels at rising distances (ratios) from the best quote. */
    public static DepthProfile of(DepthUnit unit, long[] distances, long[] amounts) {
        requireSameLength(distances, amounts);
        return new DepthProfile(unit, distances.clone(), amounts.clone());
    }

    /**
     * Levels at these distances from a depth that was counted up to others, 0 at distance 0 and growing linearly in between.
     * What lies between two levels is quoted at the outer one, so no distance has more than was counted there.
     *
     * @param counted rising distances (ratios)
     * @param cumulative amount up to each of them, never falling
     * @param distances of the levels, rising, the last not beyond the last of {@code counted}
     */
    public static DepthProfile counted(DepthUnit unit, long[] counted, long[] cumulative, long... distances) {
        requireSameLength(counted, cumulative);
        long[] amounts = new long[distances.length];
        long inside = 0;
        for (int level = 0; level < distances.length; level++) {
            long upTo = interpolated(counted, cumulative, distances[level]);
            amounts[level] = upTo - inside;
            inside = upTo;
        }
        return new DepthProfile(unit, distances.clone(), amounts);
    }

    /** A share (ratio) of every amount, rounded down. */
    public DepthProfile share(long ratio) {
        Figures.requireWithin("share", ratio, 0, FixedPoint.RATIO_ONE);
        long[] parts = Arrays.stream(amounts)
                .map(amount -> FixedPoint.mulDivFloor(amount, ratio, FixedPoint.RATIO_ONE))
                .toArray();
        return new DepthProfile(unit, distances, parts);
    }

    /** What amounts are. */
    public DepthUnit unit() {
        return unit;
    }

    /** How many levels each side has. */
    public int levels() {
        return distances.length;
    }

    /** Distance (ratio) of a level from the best quote; levels are counted from 0. */
    public long distance(int level) {
        return distances[level];
    }

    /** The least distance (ratio) between two levels; {@link Long#MAX_VALUE} of a single one. */
    long smallestGap() {
        long smallest = Long.MAX_VALUE;
        for (int level = 1; level < distances.length; level++) {
            smallest = Math.min(smallest, distances[level] - distances[level - 1]);
        }
        return smallest;
    }

    /** What a level quotes when nothing was taken. */
    public long amount(int level) {
        return amounts[level];
    }

    /** All that is quoted on a side when nothing was taken. */
    long total() {
        long total = 0;
        for (long amount : amounts) {
            total = Math.addExact(total, amount);
        }
        return total;
    }

    private static long interpolated(long[] counted, long[] cumulative, long distance) {
        long from = 0;
        long below = 0;
        for (int point = 0; point < counted.length; point++) {
            Figures.requireWithin("distance of a count", counted[point], from + 1, Long.MAX_VALUE);
            Figures.requireWithin("cumulative amount", cumulative[point], below, Long.MAX_VALUE);
            if (distance <= counted[point]) {
                long more = cumulative[point] - below;
                return below + FixedPoint.mulDivFloor(more, distance - from, counted[point] - from);
            }
            from = counted[point];
            below = cumulative[point];
        }
        throw new IllegalArgumentException("depth was counted up to " + from + ", not to " + distance);
    }

    private static void requireSameLength(long[] distances, long[] amounts) {
        if (distances.length != amounts.length) {
            throw new IllegalArgumentException(
                    "there must be as many amounts as distances, were " + amounts.length + " and " + distances.length);
        }
    }
}
