package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the prices of the index, or of a book that left it, come from. */
public sealed interface PathSpec {

    /** The index itself, for whatever is not the index. */
    record Index() implements PathSpec {}

    /**
     * Known points joined by a seeded Brownian bridge that never leaves the range of the points.
     *
     * @param points at least one, times rising; the price is flat before the first and after the last
     * @param volatility standard deviation per square root of a second, relative to the price (1e-9)
     */
    record Anchors(List<AnchorPoint> points, long volatility) implements PathSpec {

        /** Keeps the points as they are. */
        public Anchors {
            points = List.copyOf(points);
        }
    }

    /**
     * One known price.
     *
     * @param millis epoch milliseconds UTC
     * @param price 1e-8 dollar, positive
     */
    record AnchorPoint(long millis, long price) {}

    /**
     * Bars of a file with the columns {@code ts_ms,open,high,low,close}, or of a dump of Binance's klines.
     *
     * @param file where it is
     * @param previousCloseOpens whether an open may be the previous close and is then moved into [low, high]
     * @param bridged whether a bar's ticks are drawn between its four prices; they lie on straight lines if not
     * @param longestGapMillis no two bars on the clock may be further apart; 0 if they may
     */
    record Csv(String file, boolean previousCloseOpens, boolean bridged, long longestGapMillis) implements PathSpec {

        /** Bars that may be any time apart. */
        public Csv(String file, boolean previousCloseOpens, boolean bridged) {
            this(file, previousCloseOpens, bridged, 0);
        }
    }

    /**
     * Bars of a file of Hyperliquid's candles.
     *
     * @param file JSON as {@code candleSnapshot} answers
     * @param bridged whether a bar's ticks are drawn between its four prices; they lie on straight lines if not
     * @param longestGapMillis no two bars on the clock may be further apart; 0 if they may
     */
    record Candles(String file, boolean bridged, long longestGapMillis) implements PathSpec {}

    /**
     * Rounds of a Chainlink feed.
     *
     * @param file CSV with the columns {@code updated_at_ms,price_usd}
     * @param held whether a price stands until the next round; it lies on straight lines if not
     * @param longestGapMillis no two rounds on the clock may be further apart; 0 if they may
     */
    record Rounds(String file, boolean held, long longestGapMillis) implements PathSpec {}

    /**
     * A geometric Brownian motion, with jumps or without.
     *
     * @param startPrice price one step before the grid (1e-8 dollar), positive
     * @param drift growth of the mean without jumps per year of 365 days (1e-9), may be negative
     * @param volatility standard deviation of the logarithm per square root of a year (1e-9)
     * @param jumps null if it has none
     */
    record Generated(
            long startPrice,
            long drift,
            long volatility,
            @Nullable JumpSpec jumps) implements PathSpec {

        private static final long MOST = 1_000 * FixedPoint.RATIO_ONE;

        /** Checks the figures. */
        public Generated {
            Figures.requireWithin("startPrice", startPrice, 1, Long.MAX_VALUE);
            Figures.requireWithin("drift", drift, -MOST, MOST);
            Figures.requireWithin("volatility", volatility, 0, MOST);
        }
    }

    /**
     * A path that falls with the index: its logarithm moves by so many times as much, and by noise of its own.
     *
     * @param startPrice price one step before the grid (1e-8 dollar), positive
     * @param beta its move for a move of the index of one (1e-9), may be negative
     * @param volatility standard deviation of its own noise per square root of a year (1e-9)
     */
    record Following(long startPrice, long beta, long volatility) implements PathSpec {

        private static final long MOST = 1_000 * FixedPoint.RATIO_ONE;

        /** Checks the figures. */
        public Following {
            Figures.requireWithin("startPrice", startPrice, 1, Long.MAX_VALUE);
            Figures.requireWithin("beta", beta, -MOST, MOST);
            Figures.requireWithin("volatility", volatility, 0, MOST);
        }
    }

    /**
     * Another path, pushed off its course.
     *
     * @param path what would have happened
     * @param shocks each multiplies it; at least one
     */
    record Shocked(PathSpec path, List<Shock> shocks) implements PathSpec {

        /** Keeps the shocks as they are. */
        public Shocked {
            shocks = List.copyOf(shocks);
        }
    }

    /**
     * A factor over time: straight lines from point to point, flat before the first and after the last.
     *
     * @param points at least one, times rising
     */
    record Shock(List<FactorPoint> points) {

        /** Keeps the points as they are. */
        public Shock {
            points = List.copyOf(points);
        }
    }

    /**
     * One known factor.
     *
     * @param millis epoch milliseconds UTC
     * @param factor of the price (1e-9), positive
     */
    record FactorPoint(long millis, long factor) {}
}
