package io.backstop.oracle.laboratory;

import io.backstop.model.scenario.RoundSpec;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.units.FixedPoint;
import java.util.Comparator;
import java.util.List;

/**
 * Looks at which nothing came, where every look publishes: a gap of two intervals is one look that failed. A gap longer than
 * chance makes of such failures is an outage, which says nothing of how often looks fail.
 *
 * @param failure share of looks that failed, outages left out (1e-9, whole thousandths, rounded down)
 * @param outages in time order, each from the last round before it to the first after it
 */
public record FailedLooks(long failure, List<TimeWindow> outages) {

    /** Where a threshold hides them. */
    static final FailedLooks HIDDEN = new FailedLooks(0, List.of());

    private static final long PER_MILLE = 1000;

    /** A gap is an outage if chance makes one as long in fewer than one of a thousand such records. */
    private static final double CHANCE = 0.001;

    /** Keeps the outages as they are. */
    public FailedLooks {
        outages = List.copyOf(outages);
    }

    /**
     * Counts looks in the gaps of rounds.
     *
     * @throws IllegalArgumentException if fewer than one look of ten published
     */
    static FailedLooks of(List<Move> moves, long intervalMillis) {
        List<Move> longestFirst = moves.stream()
                .sorted(Comparator.comparingLong(Move::gapMillis).reversed())
                .toList();
        long looks = moves.stream().mapToLong(move -> in(move, intervalMillis)).sum();
        int outages = 0;
        while (isOutage(in(longestFirst.get(outages), intervalMillis), moves.size() - outages, looks)) {
            looks -= in(longestFirst.get(outages), intervalMillis);
            outages++;
        }
        return new FailedLooks(
                failure(moves.size() - outages, looks, intervalMillis),
                longestFirst.subList(0, outages).stream()
                        .map(move -> new TimeWindow(move.endMillis() - move.gapMillis(), move.endMillis()))
                        .sorted(Comparator.comparingLong(TimeWindow::fromMillis))
                        .toList());
    }

    private static long in(Move move, long intervalMillis) {
        return Math.max(1, Math.round((double) move.gapMillis() / intervalMillis));
    }

    /** By the share that failed in all the other gaps and one look more, so that what never happened is not impossible. */
    private static boolean isOutage(long looksInLongest, int gaps, long looks) {
        long others = looks - looksInLongest;
        double share = (others - (gaps - 1) + 1) / (others + 1.0);
        return gaps * StrictMath.pow(share, looksInLongest - 1.0) < CHANCE;
    }

    private static long failure(int published, long looks, long intervalMillis) {
        long failure = (looks - published) * PER_MILLE / looks * (FixedPoint.RATIO_ONE / PER_MILLE);
        if (failure > RoundSpec.MOST_FAILURE) {
            throw new IllegalArgumentException("at least one look of ten must publish, of %d looks every %d ms %d did"
                    .formatted(looks, intervalMillis, published));
        }
        return failure;
    }
}
