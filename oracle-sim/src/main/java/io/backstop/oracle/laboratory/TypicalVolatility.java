package io.backstop.oracle.laboratory;

import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.oracle.path.SegmentVolatility;
import java.util.Comparator;
import java.util.List;

/**
 * What a price typically moves in a gap of a length: the median over the recorded gaps that are most alike in length. A gap is
 * long because little happened in it and short because much did, so one volatility for all would be too high in the one and too
 * low in the other.
 */
public final class TypicalVolatility implements SegmentVolatility {

    private static final int FEWEST = 20;
    private static final int PART = 10;
    private static final double MILLIS = 1000;

    private final List<Move> byGap;
    private final Sample gaps;

    /** The volatility of recorded moves; at least one. */
    public TypicalVolatility(List<Move> moves) {
        byGap = moves.stream().sorted(Comparator.comparingLong(Move::gapMillis)).toList();
        gaps = Sample.of(moves, Move::gapMillis);
    }

    @Override
    public double between(AnchorPoint from, AnchorPoint to) {
        return of(to.millis() - from.millis());
    }

    /** Standard deviation per square root of a second in a gap of so many milliseconds, relative to the price. */
    double of(long gapMillis) {
        int shorter = gaps.between(0, gapMillis);
        int notLonger = gaps.between(0, gapMillis + 1);
        int wanted = Math.min(byGap.size(), Math.max(FEWEST, byGap.size() / PART));
        int from = Math.clamp((shorter + notLonger - wanted) / 2, 0, byGap.size() - wanted);
        List<Move> alike = byGap.subList(Math.min(from, shorter), Math.max(from + wanted, notLonger));
        double[] variances = alike.stream().mapToDouble(Move::variance).sorted().toArray();
        return StrictMath.sqrt(variances[variances.length / 2]);
    }

    /** One volatility for all gaps: the root of all squared changes, added up in their order, over all time, in a second. */
    public static double overall(List<Move> moves) {
        double squares = 0;
        for (Move move : moves) {
            squares += move.ratio() * move.ratio();
        }
        return StrictMath.sqrt(
                squares / (moves.stream().mapToLong(Move::gapMillis).sum() / MILLIS));
    }
}
