package io.backstop.model.scenario;

import io.backstop.model.units.Figures;

/**
 * The versions of a feed that is asked beforehand, all in seconds.
 *
 * @param granularity from one version to the next
 * @param earliest from a version to the first stamp that counts for it
 * @param latest from a version to the last stamp that counts for it
 * @param timeout from a version to the last moment at which it can be settled with reports
 */
public record VersionSpec(long granularity, long earliest, long latest, long timeout) {

    /** Checks the figures. */
    public VersionSpec {
        Figures.requireWithin("granularity", granularity, 1, FeedSource.LONGEST);
        Figures.requireWithin("timeout", timeout, 0, FeedSource.LONGEST);
        Figures.requireWithin("latest", latest, 0, timeout);
        Figures.requireWithin("earliest", earliest, 0, latest);
    }
}
