package io.backstop.model.scenario;

import io.backstop.model.units.Hashes;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of a pool venue, each derived from the tape.
 *
 * @param mark the feed that triggers
 * @param execution the fast feed of a MARKET venue; null in ORACLE mode
 * @param reference the second feed of a reference guard; null if there is no such guard
 * @param stake what a staked token is worth; null if none is staked
 */
public record VenueFeeds(
        FeedTape mark,
        @Nullable FeedTape execution,
        @Nullable FeedTape reference,
        @Nullable FeedTape stake) {

    /** The feeds of a venue without a reference guard that has staked dollars at most. */
    public VenueFeeds(FeedTape mark, @Nullable FeedTape execution) {
        this(mark, execution, null, null);
    }

    /** Hash of all of them, in this order. */
    public String hash() {
        Hashes hashes = new Hashes();
        mark.addTo(hashes);
        if (execution != null) {
            execution.addTo(hashes);
        }
        if (reference != null) {
            reference.addTo(hashes);
        }
        if (stake != null) {
            stake.addTo(hashes);
        }
        return hashes.hex();
    }
}
