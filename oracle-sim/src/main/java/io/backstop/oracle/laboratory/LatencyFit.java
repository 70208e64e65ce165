package io.backstop.oracle.laboratory;

import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.LatencySpec.QuantilePoint;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * How much the time from observation to landing varies; how long it takes at least no record of landings shows. A landing is
 * fast if it takes a block or two: evenly between nothing and a time of which the first block sees so large a share. A slow one
 * takes anything up to the interval.
 *
 * @param fast share of landings that are fast
 * @param first share of fast landings in the first block
 * @param blockMillis from block to block
 * @param slowestMillis the slowest landing
 * @param gaps how many gaps it was read from
 */
public record LatencyFit(double fast, double first, long blockMillis, long slowestMillis, int gaps) {

    private static final double ALL = 0.99;

    /**
     * Reads gaps that would all be multiples of a length if landings took the same time each.
     *
     * @param length interval or heartbeat
     */
    static LatencyFit of(List<Move> moves, long length, long slowestMillis, BlockFit block) {
        long unit = block.millis() == 0 ? 1000 : block.millis();
        long same = 0;
        long near = 0;
        for (Move move : moves) {
            long blocks = Math.round((double) beside(move.gapMillis(), length) / unit);
            same += blocks == 0 ? 1 : 0;
            near += Math.abs(blocks) <= 1 ? 1 : 0;
        }
        double byAccident = Math.min(0.9, 3.0 * unit / length);
        double both = Math.clamp(((double) near / moves.size() - byAccident) / (1 - byAccident), 0, 1);
        double apart = near == 0 ? 0.5 : Math.min(0.5, (double) (near - same) / near);
        return new LatencyFit(
                StrictMath.sqrt(both),
                (1 + StrictMath.sqrt(1 - 2 * apart)) / 2,
                unit,
                Math.max(slowestMillis, 2 * unit),
                moves.size());
    }

    /** How far a gap is from the nearest multiple of a length that is not 0. */
    private static long beside(long gapMillis, long length) {
        return gapMillis - length * Math.max(1, Math.round((double) gapMillis / length));
    }

    /** The distribution from observation to landing, but for what all take. */
    public LatencySpec spec() {
        long fastest = StrictMath.round(blockMillis / first);
        List<QuantilePoint> points = new ArrayList<>();
        points.add(new QuantilePoint(0, 0));
        long share = StrictMath.round(fast * 1000) * (FixedPoint.RATIO_ONE / 1000);
        if (share > 0 && fast < ALL) {
            points.add(new QuantilePoint(share, fastest));
        }
        if (fast < ALL) {
            points.add(new QuantilePoint(FixedPoint.RATIO_ONE, Math.max(slowestMillis, fastest)));
        } else {
            points.add(new QuantilePoint(FixedPoint.RATIO_ONE, fastest));
        }
        return new LatencySpec(0, new LatencySpec.Quantiles(points), 0);
    }
}
