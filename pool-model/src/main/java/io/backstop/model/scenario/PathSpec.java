package io.backstop.model.scenario;

import java.util.List;

/** Where the prices of the index, or of a book that left it, come from. */
public sealed interface PathSpec {

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
     * Bars of a file with the columns {@code ts_ms,open,high,low,close}.
     *
     * @param file where it is
     * @param previousCloseOpens whether an open may be the previous close and is then moved into [low, high]
     */
    record Csv(String file, boolean previousCloseOpens) implements PathSpec {}
}
