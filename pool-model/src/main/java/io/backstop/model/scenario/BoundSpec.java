package io.backstop.model.scenario;

import io.backstop.model.units.Figures;

/** One bound on the choice that a keeper has among recent reports. */
public sealed interface BoundSpec {

    /**
     * A report must not be older than so many seconds (GMX v2).
     *
     * @param seconds from the publish time to the block
     */
    record MaxAge(long seconds) implements BoundSpec {

        /** Checks the figure. */
        public MaxAge {
            Figures.requireWithin("maxAge", seconds, 0, FeedSource.LONGEST);
        }
    }

    /** A report must not be from before the position's last change (GMX v2). */
    record SinceChange() implements BoundSpec {}

    /**
     * A report must belong to the one version that the request asked for (Perennial v2), all in seconds.
     *
     * @param granularity from one version to the next
     * @param earliest from a version to the first stamp that counts for it
     * @param latest from a version to the last stamp that counts for it
     */
    record FixedVersion(long granularity, long earliest, long latest) implements BoundSpec {

        /** Checks the figures. */
        public FixedVersion {
            Figures.requireWithin("granularity", granularity, 1, FeedSource.LONGEST);
            Figures.requireWithin("latest", latest, 0, FeedSource.LONGEST);
            Figures.requireWithin("earliest", earliest, 0, latest);
        }
    }

    /** A report must hold for the very moment of the request (Ostium). */
    record Containment() implements BoundSpec {}
}
