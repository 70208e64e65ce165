package io.backstop.oracle.laboratory;

import io.backstop.model.units.FixedPoint;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** Whole numbers of one kind, not negative, of which only the distribution counts. Never changed after it was made. */
public final class Sample {

    private static final long PER_MILLE = 1000;

    private final long[] sorted;

    private Sample(long[] sorted) {
        this.sorted = sorted;
    }

    /** One figure of each thing; at least one. */
    public static <T> Sample of(List<T> things, ToLongFunction<T> figure) {
        return of(things.stream().mapToLong(figure).toArray());
    }

    /** These figures; at least one. */
    public static Sample of(long... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("a sample needs at least one figure");
        }
        long[] sorted = figures.clone();
        Arrays.sort(sorted);
        return new Sample(sorted);
    }

    /** How many there are. */
    public int size() {
        return sorted.length;
    }

    /** The largest. */
    public long most() {
        return sorted[sorted.length - 1];
    }

    /** The mean, rounded down. */
    public long mean() {
        long whole = 0;
        long rest = 0;
        for (long figure : sorted) {
            whole += figure / sorted.length;
            rest += figure % sorted.length;
        }
        return whole + rest / sorted.length;
    }

    /** The smallest figure that is no smaller than so many of them, from 1 to 1000 in a thousand. */
    public long quantile(int perMille) {
        int rank = Math.toIntExact(Math.ceilDiv(perMille * (long) sorted.length, PER_MILLE));
        return sorted[Math.max(rank, 1) - 1];
    }

    /** How many lie at or above one figure and below another. */
    public int between(long least, long below) {
        return firstAtLeast(below) - firstAtLeast(least);
    }

    private int firstAtLeast(long figure) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < figure) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The middle figure, of two the lower. */
    public long median() {
        return quantile(500);
    }

    /**
     * The largest distance between the shares of two samples that are no larger than a figure, whichever figure that is
     * (Kolmogorov and Smirnov); 1e-9, rounded down.
     */
    public long distance(Sample other) {
        long most = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < sorted.length && theirs < other.sorted.length) {
            long figure = Math.min(sorted[mine], other.sorted[theirs]);
            mine = after(mine, figure);
            theirs = other.after(theirs, figure);
            long apart = Math.abs((long) mine * other.sorted.length - (long) theirs * sorted.length);
            most = Math.max(most, apart);
        }
        return FixedPoint.mulDivFloor(most, FixedPoint.RATIO_ONE, (long) sorted.length * other.sorted.length);
    }

    /** The first place from this one on whose figure is larger. */
    private int after(int from, long figure) {
        int place = from;
        while (place < sorted.length && sorted[place] == figure) {
            place++;
        }
        return place;
    }
}
