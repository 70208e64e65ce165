package io.backstop.oracle.observation;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.PriceSourceSpec.Misplacement;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.units.Decimals;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.latency.LatencySampler;
import io.backstop.oracle.path.WrittenPath;
import io.backstop.oracle.random.StreamFamily;

/** One source as the steps go by. Not thread safe. */
final class PriceSource {

    private final PriceSourceSpec spec;
    private final TimeGrid grid;
    private final WrittenPath path;
    private final LatencySampler lag;
    private final Noise noise;
    private int shown = -1;

    PriceSource(PriceSourceSpec spec, TimeGrid grid, WrittenPath path, StreamFamily streams) {
        this.spec = spec;
        this.grid = grid;
        this.path = path;
        lag = new LatencySampler(spec.lag(), streams.of("lag"));
        noise = new Noise(spec.noise(), streams.of("noise"));
    }

    /** Adds what it shows in a step; nothing while it is out. Random numbers are drawn all the same. */
    void show(int step, Quotes quotes) {
        long millis = grid.millis(step);
        long price = noise.on(laggingPrice(step));
        if (TimeWindow.anyContains(spec.outages(), millis)) {
            return;
        }
        for (int i = 0; i < spec.misplacements().size(); i++) {
            Misplacement misplacement = spec.misplacements().get(i);
            price = misplacement.during().contains(millis) ? moved(price, misplacement.by()) : price;
        }
        quotes.add(price, FixedPoint.mulDivFloor(price, spec.confidence(), FixedPoint.RATIO_ONE), spec.weight());
    }

    /** A source never shows what is older than what it showed before. */
    private long laggingPrice(int step) {
        long behind = Math.ceilDiv(lag.next(), grid.stepMillis());
        shown = Math.toIntExact(Math.max(shown, step - behind));
        return shown < 0 ? path.priceBefore() : path.prices().at(shown);
    }

    private static long moved(long price, int by) {
        try {
            return Math.max(1, Decimals.shifted(price, by));
        } catch (ArithmeticException e) {
            throw new InputException("observers: a price with " + by + " wrong decimals does not fit 64 bits");
        }
    }
}
