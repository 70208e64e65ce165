package io.backstop.oracle.path;

import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.oracle.random.RandomStream;

/**
 * Noise between the points of a line that is zero at each point: a Brownian bridge per segment, as a ratio of the line's
 * price. Times are asked for in rising order. Not thread safe.
 */
final class BrownianBridge {

    private static final double MILLIS = 1000;

    private final PolyLine line;
    private final SegmentVolatility volatilities;
    private final RandomStream random;
    private double volatility;
    private int segment;
    private long lastMillis;
    private double last;

    /** A bridge with this standard deviation per square root of a second, relative to the price. */
    BrownianBridge(PolyLine line, double volatility, RandomStream random) {
        this(line, (from, to) -> volatility, random);
    }

    /** A bridge with a volatility of its own between each two points. */
    BrownianBridge(PolyLine line, SegmentVolatility volatilities, RandomStream random) {
        this.line = line;
        this.volatilities = volatilities;
        this.random = random;
    }

    /** The line's price at a time with the noise on it, 1e-8 dollar, rounded to the nearest unit; may leave the range of prices. */
    long priceAt(long millis) {
        long price = line.at(millis);
        return price + Math.round(price * at(millis));
    }

    /**
     * The noise at a time, drawn from what is known at the time asked for before and at the next point.
     *
     * <p>Given x at s and 0 at T, the bridge at t has mean x(T − t)/(T − s) and variance σ²(t − s)(T − t)/(T − s).
     */
    private double at(long millis) {
        int after = line.firstAfter(millis);
        if (after == 0 || after == line.points().size()) {
            return 0;
        }
        enter(after);
        AnchorPoint end = line.points().get(after);
        double left = end.millis() - lastMillis;
        double share = (end.millis() - millis) / left;
        double variance = (millis - lastMillis) / MILLIS * share;
        double drawn = volatility * StrictMath.sqrt(variance) * random.normal();
        last = last * share + drawn;
        lastMillis = millis;
        return last;
    }

    private void enter(int after) {
        if (segment != after) {
            segment = after;
            AnchorPoint from = line.points().get(after - 1);
            volatility = volatilities.between(from, line.points().get(after));
            lastMillis = from.millis();
            last = 0;
        }
    }
}
