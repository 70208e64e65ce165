package io.backstop.oracle.laboratory;

import io.backstop.model.units.FixedPoint;
import java.util.List;

/**
 * The deviation threshold of a feed: the change at which rounds begin to be many. What moved less came for another reason; a
 * threshold is taken to be a whole number of hundredths of a percent.
 *
 * @param threshold 1e-9; 0 if there is no such edge, so that every look is published
 * @param below how many rounds changed by less
 */
public record DeviationFit(long threshold, int below) {

    private static final long BASIS_POINT = FixedPoint.RATIO_ONE / 10_000;
    private static final long MOST = FixedPoint.RATIO_ONE / 10;

    /** Changes up to an eighth above and below an edge are compared. */
    private static final long REACH = 8;

    /** An edge has so many times as many rounds above it as below. */
    private static final long CONTRAST = 4;

    /** And at least every so-manieth round just above it. */
    private static final long SHARE = 20;

    /** Finds the edge with the most rounds more above than below; of equal ones the highest. */
    static DeviationFit of(List<Move> moves) {
        Sample changes = Sample.of(moves, Move::change);
        long best = 0;
        int most = 0;
        for (long edge = BASIS_POINT; edge <= MOST; edge += BASIS_POINT) {
            int above = changes.between(edge, edge + edge / REACH);
            int below = changes.between(edge - edge / REACH, edge);
            boolean stands = above >= CONTRAST * below && above * SHARE >= moves.size();
            if (stands && above - below >= most) {
                most = above - below;
                best = edge;
            }
        }
        return new DeviationFit(best, changes.between(0, best));
    }

    /** Whether a move reaches the threshold. */
    boolean isReached(Move move) {
        return move.change() >= threshold;
    }
}
