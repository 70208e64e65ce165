package io.backstop.oracle.inclusion;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;

/** Every block takes who offers the price of its time, and nobody else. */
final class PostedGas implements GasMarket {

    private final TimeGrid grid;
    private final long before;
    private final PriceSeries prices;

    PostedGas(TimeGrid grid, FeedTape price) {
        this.grid = grid;
        before = price.priceBefore();
        prices = price.series(grid.steps());
    }

    @Override
    public long paid(int quantile, long millis) {
        long step = Math.floorDiv(millis - grid.startMillis(), grid.stepMillis());
        return step < 0 ? before : prices.at((int) Math.min(step, grid.steps() - 1));
    }

    @Override
    public long chance(long offer, long millis) {
        return offer >= paid(0, millis) ? FixedPoint.RATIO_ONE : 0;
    }
}
