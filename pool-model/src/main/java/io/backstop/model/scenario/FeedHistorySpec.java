package io.backstop.model.scenario;

import io.backstop.model.units.Figures;

/**
 * What a feed remembers of the reports before the last one.
 *
 * @param averageWindow seconds of the moving average
 * @param gapThreshold the longest time without a report that is no silence, seconds
 */
public record FeedHistorySpec(long averageWindow, long gapThreshold) {

    /** Checks the figures. */
    public FeedHistorySpec {
        Figures.requireWithin("averageWindow", averageWindow, 1, FeedSource.LONGEST);
        Figures.requireWithin("gapThreshold", gapThreshold, 1, FeedSource.LONGEST);
    }
}
