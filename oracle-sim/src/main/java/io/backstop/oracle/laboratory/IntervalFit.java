package io.backstop.oracle.laboratory;

import io.backstop.model.units.FixedPoint;
import java.util.List;

/**
 * How often a network looks: the length of which most gaps are nearly multiples. Gaps mod an interval are angles; their mean
 * cosine is 1 if all are multiples and 0 if there is no such interval.
 *
 * @param millis 0 if no length stands out
 * @param concentration the mean cosine at it, or the best there was
 * @param overshootMillis how often it would look if the price moved as a Brownian motion and all that changes exceed the threshold
 *     by came of looking at times only; 0 without a threshold
 */
public record IntervalFit(long millis, double concentration, long overshootMillis) {

    private static final long SECOND = 1000;

    /** No network looks less often. */
    private static final long LONGEST = 120_000;

    private static final double LEAST = 0.4;

    /** A tenth of all gaps may be shorter than the interval: landings come early and late. */
    private static final int SHORTEST_GAPS = 100;

    /** The longest interval for those gaps, in hundredths of them. */
    private static final long SLACK = 130;

    /**
     * Median by which a random walk with normal steps of deviation 1 jumps over a far threshold. Its mean is 0.583 (Siegmund
     * 1985, Sequential Analysis, X.2).
     */
    private static final double MEDIAN_OVERSHOOT = 0.445;

    static IntervalFit of(List<Move> moves, DeviationFit deviation, HeartbeatFit heartbeat, BlockFit block) {
        List<Move> asked = moves.stream().filter(deviation::isReached).toList();
        List<Move> early = asked.stream()
                .filter(move -> deviation.threshold() == 0 || !heartbeat.isSilence(move))
                .toList();
        long overshoot = overshootMillis(asked, deviation);
        return early.isEmpty()
                ? new IntervalFit(0, 0, overshoot)
                : ofGaps(early, shortest(deviation, heartbeat, block), overshoot);
    }

    /**
     * No shorter interval is looked for, milliseconds: without a threshold every look publishes, so that most gaps are one
     * interval and what is shorter than half of the middle one is not how often it looks.
     */
    private static long shortest(DeviationFit deviation, HeartbeatFit heartbeat, BlockFit block) {
        long apartFromBlocks = 2 * block.millis() + SECOND;
        long halfTheMiddle = Math.ceilDiv(heartbeat.millis(), 2 * SECOND) * SECOND;
        return deviation.threshold() == 0 ? Math.max(apartFromBlocks, halfTheMiddle) : apartFromBlocks;
    }

    private static IntervalFit ofGaps(List<Move> moves, long shortest, long overshoot) {
        long most = Math.min(LONGEST, Sample.of(moves, Move::gapMillis).quantile(SHORTEST_GAPS) * SLACK / 100);
        long best = 0;
        double bestCosine = 0;
        for (long length = shortest; length <= most; length += SECOND) {
            double cosine = meanCosine(moves, length);
            if (cosine >= bestCosine) {
                best = length;
                bestCosine = cosine;
            }
        }
        return new IntervalFit(bestCosine < LEAST ? 0 : best, bestCosine, overshoot);
    }

    private static double meanCosine(List<Move> moves, long length) {
        double sum = 0;
        for (Move move : moves) {
            sum += StrictMath.cos(2 * StrictMath.PI * (move.gapMillis() % length) / length);
        }
        return sum / moves.size();
    }

    /** Medians, because a fall or two would make means of anything. */
    private static long overshootMillis(List<Move> asked, DeviationFit deviation) {
        if (deviation.threshold() == 0) {
            return 0;
        }
        double excess =
                Sample.of(asked, move -> move.change() - deviation.threshold()).median()
                        / (double) FixedPoint.RATIO_ONE;
        double[] variances = asked.stream().mapToDouble(Move::variance).sorted().toArray();
        double walk = excess / MEDIAN_OVERSHOOT;
        return SECOND * StrictMath.round(walk * walk / variances[variances.length / 2]);
    }
}
