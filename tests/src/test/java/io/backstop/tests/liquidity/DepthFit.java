package io.backstop.tests.liquidity;

import io.backstop.model.cex.maker.DepthTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much of a book's depth was left at which volatility of its price.
 *
 * @param minutes of the window in which volatility is measured
 * @param rows from which volatility on which part of the depth is left
 * @param error root of the mean squared logarithm of fitted over real depth
 */
record DepthFit(int minutes, List<Row> rows, double error) {

    private static final List<Integer> WINDOWS = List.of(1, 3, 5, 10, 15, 20, 30, 45, 60, 90);
    private static final double RATIO_ONE = 1e9;
    private static final long VOLATILITY_UNIT = 10_000;
    private static final long DEPTH_UNIT = 1_000_000;

    /** One row of the table, both ratios in 1e-9: a volatility to 0.001 %, a depth to 0.1 %. */
    record Row(long volatility, long depth) {}

    /** Fits to depths relative to one of them, which counts as all; the window is the one with the least error. */
    static DepthFit of(List<RecordedDepth> depths, RecordedDepth whole, MinutePrices prices) {
        return WINDOWS.stream()
                .map(minutes -> of(depths, whole, prices, minutes))
                .min(Comparator.comparingDouble(DepthFit::error))
                .orElseThrow();
    }

    static DepthFit of(List<RecordedDepth> depths, RecordedDepth whole, MinutePrices prices, int minutes) {
        NavigableMap<Long, Long> volatilities = prices.volatilities(minutes);
        NavigableMap<Long, List<Double>> points = new TreeMap<>();
        for (RecordedDepth depth : depths) {
            long volatility = volatilities.floorEntry(depth.millis()).getValue();
            points.computeIfAbsent(volatility, key -> new ArrayList<>()).add(part(depth, whole));
        }
        List<Row> rows = rounded(FallingSteps.through(points));
        DepthTable table = table(rows);
        double squares = 0;
        for (RecordedDepth depth : depths) {
            long volatility = volatilities.floorEntry(depth.millis()).getValue();
            double error = StrictMath.log(table.at(volatility) / RATIO_ONE / part(depth, whole));
            squares += error * error;
        }
        return new DepthFit(minutes, rows, Math.sqrt(squares / depths.size()));
    }

    /** The table as a maker uses it. */
    DepthTable table() {
        return table(rows);
    }

    private static DepthTable table(List<Row> rows) {
        return new DepthTable(
                rows.stream().mapToLong(Row::volatility).toArray(),
                rows.stream().mapToLong(Row::depth).toArray());
    }

    /** The part of the whole that is left within 1 %; no part is more than all. */
    private static double part(RecordedDepth depth, RecordedDepth whole) {
        return Math.min(1, (double) depth.withinOnePercent() / whole.withinOnePercent());
    }

    /** The first step begins at 0; of steps that rounding makes one, the first stays. */
    private static List<Row> rounded(List<FallingSteps.Step> steps) {
        List<Row> rows = new ArrayList<>();
        for (FallingSteps.Step step : steps) {
            long volatility = rows.isEmpty() ? 0 : step.from() / VOLATILITY_UNIT * VOLATILITY_UNIT;
            long depth = Math.round(step.height() * RATIO_ONE / DEPTH_UNIT) * DEPTH_UNIT;
            if (rows.isEmpty() || rows.getLast().depth() != depth) {
                rows.add(new Row(volatility, depth));
            }
        }
        return rows;
    }
}
