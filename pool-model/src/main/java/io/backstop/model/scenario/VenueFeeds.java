package io.backstop.model.scenario;

import io.backstop.model.units.Hashes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of a pool venue, each derived from the tape.
 *
 * @param mark the feed that triggers
 * @param execution the fast feed of a MARKET venue; null in ORACLE mode
 * @param reference the second feed of a reference guard; null if there is no such guard
 * @param stake what a staked token is worth; null if none is staked
 * @param keepers when each of the venue's keepers is there, in their order; none where it has none with a name
 */
public record VenueFeeds(
        FeedTape mark,
        @Nullable FeedTape execution,
        @Nullable FeedTape reference,
        @Nullable FeedTape stake,
        List<KeeperTimes> keepers) {

    /** Keeps the keepers as they are. */
    public VenueFeeds {
        keepers = List.copyOf(keepers);
    }

    /** The feeds of a venue whose keepers have no names. */
    public VenueFeeds(
            FeedTape mark, @Nullable FeedTape execution, @Nullable FeedTape reference, @Nullable FeedTape stake) {
        this(mark, execution, reference, stake, List.of());
    }

    /** The feeds of a venue without a reference guard that has staked dollars at most. */
    public VenueFeeds(FeedTape mark, @Nullable FeedTape execution) {
        this(mark, execution, null, null);
    }

    /** When the keepers of a venue are there; those for whom no number decides need not be written. */
    public List<KeeperTimes> keepersOf(VenueSpec.Pool venue) {
        return keepers.isEmpty()
                ? venue.keepers().stream().map(KeeperTimes::fixed).toList()
                : keepers;
    }

    /** Hash of all feeds, in this order. */
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
