package io.backstop.oracle.inclusion;

import io.backstop.model.scenario.InclusionSpec.Bid;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.csv.Coverage;
import io.backstop.oracle.csv.CsvFile;
import io.backstop.oracle.csv.CsvRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What was paid for gas, interval by interval. A block takes an offer with the probability with which a transaction of its
 * interval paid no more: straight lines through 0, the three quantiles and, for all of them, twice the highest.
 */
final class RecordedGas implements GasMarket {

    private static final String TIME = "ts_ms";
    private static final String LOW = "p30_gwei";
    private static final String MIDDLE = "p60_gwei";
    private static final String HIGH = "p90_gwei";

    private static final long PERCENT = FixedPoint.RATIO_ONE / 100;

    /**
     * One interval.
     *
     * @param millis its start
     * @param low what 30 % paid at most (1e-8 gwei)
     * @param middle what 60 % did
     * @param high what 90 % did
     */
    private record Interval(long millis, long low, long middle, long high) {}

    private final List<Interval> intervals;

    private RecordedGas(List<Interval> intervals) {
        this.intervals = intervals;
    }

    /**
     * Reads a file; an interval lasts until the next, the last as long as the shortest.
     *
     * @throws InputException if it is broken or does not cover the grid
     */
    static RecordedGas read(String file, TimeGrid grid) {
        List<Interval> intervals = new ArrayList<>();
        long shortest = Long.MAX_VALUE;
        for (CsvRow row : CsvFile.read(file, List.of(TIME, LOW, MIDDLE, HIGH))) {
            long previous =
                    intervals.isEmpty() ? Long.MIN_VALUE : intervals.getLast().millis();
            Interval interval = interval(row, previous);
            shortest = intervals.isEmpty() ? shortest : Math.min(shortest, interval.millis() - previous);
            intervals.add(interval);
        }
        if (intervals.size() < 2) {
            throw new InputException(file + ": must hold at least two intervals, was " + intervals.size());
        }
        new Coverage(file, grid)
                .require(intervals.getFirst().millis(), intervals.getLast().millis() + shortest);
        return new RecordedGas(intervals);
    }

    private static Interval interval(CsvRow row, long previous) {
        Interval interval =
                new Interval(row.millisAfter(TIME, previous), row.price(LOW), row.price(MIDDLE), row.price(HIGH));
        if (interval.middle() < interval.low()) {
            throw row.mistake(MIDDLE, "must not be below " + LOW + ", " + row.value(LOW));
        }
        if (interval.high() < interval.middle()) {
            throw row.mistake(HIGH, "must not be below " + MIDDLE + ", " + row.value(MIDDLE));
        }
        if (interval.high() > Bid.MOST_PRICE) {
            throw row.mistake(HIGH, "must be at most 1000000 gwei");
        }
        return interval;
    }

    @Override
    public long paid(int quantile, long millis) {
        Interval interval = at(millis);
        return switch (quantile) {
            case 30 -> interval.low();
            case 60 -> interval.middle();
            default -> interval.high();
        };
    }

    @Override
    public long chance(long offer, long millis) {
        Interval interval = at(millis);
        if (offer < interval.low()) {
            return between(offer, 0, interval.low(), 0, 30);
        }
        if (offer < interval.middle()) {
            return between(offer, interval.low(), interval.middle(), 30, 60);
        }
        if (offer < interval.high()) {
            return between(offer, interval.middle(), interval.high(), 60, 90);
        }
        return between(Math.min(offer, 2 * interval.high()), interval.high(), 2 * interval.high(), 90, 100);
    }

    private static long between(long offer, long from, long to, int lower, int upper) {
        return lower * PERCENT + FixedPoint.mulDivFloor(offer - from, (upper - lower) * PERCENT, to - from);
    }

    private Interval at(long millis) {
        int low = 0;
        int high = intervals.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (intervals.get(middle).millis() <= millis) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return intervals.get(low);
    }
}
