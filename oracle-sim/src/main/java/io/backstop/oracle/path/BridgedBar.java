package io.backstop.oracle.path;

import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.oracle.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The ticks of one bar: its open at the first, its close at the last, its extremes at two others drawn at random, and
 * between them a Brownian bridge that never leaves the bar. Not thread safe.
 *
 * <p>The noise has the variance per bar that goes with its range, (ln high ÷ low)² ÷ (4 ln 2) (Parkinson 1980).
 */
final class BridgedBar {

    /** Open, two extremes and close. */
    static final int FEWEST_TICKS = 4;

    private static final double PARKINSON = 4 * StrictMath.log(2);

    private final Bar bar;
    private final int ticks;
    private final double deviation;
    private final RandomStream random;

    /** A bar of so many ticks, at least {@link #FEWEST_TICKS}. */
    BridgedBar(Bar bar, int ticks, RandomStream random) {
        this.bar = bar;
        this.ticks = ticks;
        this.random = random;
        double range = StrictMath.log((double) bar.high() / bar.low());
        deviation = bar.close() * range / StrictMath.sqrt(PARKINSON * ticks);
    }

    /** The prices of the ticks, the first of which lies at this time. */
    List<AnchorPoint> points(long firstMillis, TimeGrid grid) {
        long[] prices = prices();
        List<AnchorPoint> points = new ArrayList<>();
        for (int tick = 0; tick < ticks; tick++) {
            points.add(new AnchorPoint(firstMillis + tick * grid.stepMillis(), prices[tick]));
        }
        return points;
    }

    private long[] prices() {
        int inner = ticks - 2;
        int low = 1 + random.below(inner);
        int high = 1 + (low + random.below(inner - 1)) % inner;
        int earlier = Math.min(low, high);
        int later = Math.max(low, high);
        long[] prices = new long[ticks];
        prices[0] = bar.open();
        prices[low] = bar.low();
        prices[high] = bar.high();
        prices[ticks - 1] = bar.close();
        fill(prices, 0, earlier);
        fill(prices, earlier, later);
        fill(prices, later, ticks - 1);
        return prices;
    }

    /** Each tick drawn from the one before and the known one at the end. */
    private void fill(long[] prices, int from, int to) {
        for (int tick = from + 1; tick < to; tick++) {
            double left = to - tick + 1;
            double mean = prices[tick - 1] + (prices[to] - prices[tick - 1]) / left;
            double drawn = mean + deviation * StrictMath.sqrt((left - 1) / left) * random.normal();
            prices[tick] = Math.clamp(StrictMath.round(drawn), bar.low(), bar.high());
        }
    }
}
