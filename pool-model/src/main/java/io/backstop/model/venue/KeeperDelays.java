package io.backstop.model.venue;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How long the first close of each episode took that a keeper was the first to close, in milliseconds of the tape.
 *
 * @param seen from the index that made it liquidatable to the venue's mark that did
 * @param decided from there to the keeper's decision
 * @param landed from the decision to the block
 * @param whole from the index to the block
 */
public record KeeperDelays(Spread seen, Spread decided, Spread landed, Spread whole) {

    /** Nothing took any time. */
    public static final KeeperDelays NONE = of(List.of());

    /**
     * Two quantiles, each a time that occurred: the shortest that so large a share of all did not exceed; 0 of none.
     *
     * @param median half of all
     * @param slowest 99 of a hundred
     */
    public record Spread(long median, long slowest) {}

    /** One episode's times. */
    record Times(long seen, long decided, long landed) {}

    static KeeperDelays of(List<Times> all) {
        return new KeeperDelays(
                spread(all, Times::seen),
                spread(all, Times::decided),
                spread(all, Times::landed),
                spread(all, times -> times.seen + times.decided + times.landed));
    }

    private static Spread spread(List<Times> all, ToLongFunction<Times> part) {
        long[] sorted = all.stream().mapToLong(part).sorted().toArray();
        return sorted.length == 0 ? new Spread(0, 0) : new Spread(quantile(sorted, 50), quantile(sorted, 99));
    }

    private static long quantile(long[] sorted, int percent) {
        return sorted[Math.ceilDiv(sorted.length * percent, 100) - 1];
    }
}
