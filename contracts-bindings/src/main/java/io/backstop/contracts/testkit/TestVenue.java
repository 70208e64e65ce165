package io.backstop.contracts.testkit;

import io.backstop.model.scenario.VenueSpec;
import org.jspecify.annotations.Nullable;

/** Describes the venue that a test finds deployed. It has a constructor without parameters. */
@FunctionalInterface
public interface TestVenue {

    /** The venue, whose feeds are all pushed; null for none. */
    VenueSpec.@Nullable Pool pool();

    /** No venue. */
    final class None implements TestVenue {

        /** For JUnit. */
        public None() {}

        @Override
        public VenueSpec.@Nullable Pool pool() {
            return null;
        }
    }
}
