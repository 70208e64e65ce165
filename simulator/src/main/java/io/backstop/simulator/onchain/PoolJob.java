package io.backstop.simulator.onchain;

import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.PoolRun;
import io.backstop.oracle.feed.FeedWriter;
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

    /** The job of a venue, its feeds derived from the tape. */
    public static PoolJob of(ScenarioTape tape, VenueSpec.Pool venue) {
        FeedTape execution = venue.executionFeed() == null ? null : FeedWriter.write(tape, venue.executionFeed());
        return new PoolJob(tape, venue, FeedWriter.write(tape, venue.markFeed()), execution);
    }

    /** Seeded open interest in micro-dollars. */
    public long openInterest() {
        return tape.openInterest(venue.rules().sizeUnit());
    }

    /** Empty books for this job. */
    PoolRun newRun() {
        return new PoolRun(tape, venue, markFeed, executionFeed);
    }
}
