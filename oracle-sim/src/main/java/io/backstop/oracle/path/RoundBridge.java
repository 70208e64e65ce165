package io.backstop.oracle.path;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.oracle.random.RandomStream;
import java.util.List;

/** A price that passes through recorded rounds and moves at random between them. */
public final class RoundBridge {

    private RoundBridge() {}

    /**
     * One price per step: the line through the rounds times one plus a Brownian bridge that is zero at each of them, rounded to
     * the nearest unit and at least 1.
     *
     * @param rounds at least one, times strictly rising; the price is flat before the first and after the last
     */
    public static PriceSeries write(
            List<AnchorPoint> rounds, TimeGrid grid, SegmentVolatility volatility, RandomStream random) {
        BrownianBridge bridge = new BrownianBridge(new PolyLine(rounds), volatility, random);
        return PriceSeries.of(grid.steps(), step -> Math.max(1, bridge.priceAt(grid.millis(step))));
    }
}
