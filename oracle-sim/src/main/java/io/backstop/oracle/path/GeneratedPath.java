package io.backstop.oracle.path;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.JumpSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.random.RandomStream;
import java.util.function.Function;

/** Paths that nobody observed: geometric Brownian motion, with jumps, or beside the index. */
final class GeneratedPath {

    private static final double YEAR_MILLIS = 365 * 86_400_000.0;
    private static final double MILLIS = 1000;

    private GeneratedPath() {}

    /**
     * A motion with drift, noise and jumps. In a time dt its logarithm moves by (drift − volatility² ÷ 2)·dt, by a normal
     * number with the variance volatility²·dt, and by the jumps of that time; jumps come on top of the drift.
     *
     * @param streams random numbers by purpose
     */
    static WrittenPath write(PathSpec.Generated spec, TimeGrid grid, Function<String, RandomStream> streams) {
        double years = grid.stepMillis() / YEAR_MILLIS;
        double volatility = ratio(spec.volatility());
        double trend = (ratio(spec.drift()) - volatility * volatility / 2) * years;
        double spread = volatility * StrictMath.sqrt(years);
        RandomStream noise = streams.apply("noise");
        JumpSpec given = spec.jumps();
        if (given == null) {
            return LogWalk.write(spec.startPrice(), grid.steps(), step -> trend + spread * noise.normal());
        }
        Jumps jumps = new Jumps(given, streams.apply("jumpTimes"), streams.apply("jumpSizes"));
        double seconds = grid.stepMillis() / MILLIS;
        return LogWalk.write(
                spec.startPrice(),
                grid.steps(),
                step -> trend + spread * noise.normal() + jumps.move(jumps.count(seconds)));
    }

    /** A motion that takes over the index's moves, times beta. */
    static WrittenPath write(PathSpec.Following spec, TimeGrid grid, WrittenPath index, RandomStream noise) {
        double beta = ratio(spec.beta());
        double spread = ratio(spec.volatility()) * StrictMath.sqrt(grid.stepMillis() / YEAR_MILLIS);
        PriceSeries prices = index.prices();
        return LogWalk.write(spec.startPrice(), grid.steps(), step -> {
            double before = step == 0 ? index.priceBefore() : prices.at(step - 1);
            return beta * StrictMath.log(prices.at(step) / before) + spread * noise.normal();
        });
    }

    private static double ratio(long value) {
        return (double) value / FixedPoint.RATIO_ONE;
    }
}
