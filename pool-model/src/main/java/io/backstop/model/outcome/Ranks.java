package io.backstop.model.outcome;

import java.util.List;

/** Quantiles by nearest rank: a value that occurred, never one in between. */
final class Ranks {

    private Ranks() {}

    /** The least value that {@code part} of {@code whole} do not exceed; {@code sorted} must not be empty. */
    static long nearest(List<Long> sorted, int part, int whole) {
        long rank = Math.ceilDiv((long) sorted.size() * part, whole);
        return sorted.get(Math.toIntExact(Math.max(1, rank)) - 1);
    }
}
