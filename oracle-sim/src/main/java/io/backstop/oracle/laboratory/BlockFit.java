package io.backstop.oracle.laboratory;

import java.util.List;

/**
 * The time from block to block: of whole seconds the one of which gaps are multiples more often than by accident.
 *
 * @param millis 0 if no length stands out
 * @param share of gaps that are multiples of it
 */
public record BlockFit(long millis, double share) {

    private static final long SECOND = 1000;
    private static final int LONGEST = 15;

    /** More of what accident leaves must be multiples. */
    private static final double LEAST = 0.5;

    /** Of lengths that are as good the longest is the block. */
    private static final double AS_GOOD = 0.1;

    static BlockFit of(List<Move> moves) {
        BlockFit best = new BlockFit(0, 0);
        double bestScore = 0;
        for (int seconds = 2; seconds <= LONGEST; seconds++) {
            long length = seconds * SECOND;
            double share = (double) moves.stream()
                            .filter(move -> move.gapMillis() % length == 0)
                            .count()
                    / moves.size();
            double accident = 1.0 / seconds;
            double score = (share - accident) / (1 - accident);
            if (score >= Math.max(LEAST, bestScore - AS_GOOD)) {
                best = new BlockFit(length, share);
                bestScore = Math.max(score, bestScore);
            }
        }
        return best;
    }
}
