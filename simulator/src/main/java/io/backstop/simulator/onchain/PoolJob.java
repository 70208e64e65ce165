package io.backstop.simulator.onchain;

import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.PoolRun;
import org.jspecify.annotations.Nullable;

/**
 * One pool venue and all it replays.
 *
 * @param executionFeed the fast feed of a MARKET venue; null in ORACLE mode
 */
public record PoolJob(
        ScenarioTape tape,
        VenueSpec.Pool venue,
        FeedTape markFeed,
        @Nullable FeedTape executionFeed) {

    /** Seeded open interest in micro-dollars. */
    long openInterest() {
        return tape.openInterest(venue.rules().sizeUnit());
    }

    /** Empty books for this job. */
    PoolRun newRun() {
        return new PoolRun(tape, venue, markFeed, executionFeed);
    }
}
