package io.backstop.simulator.scenario;

import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What does not go with a feed that has to be asked for its prices. */
final class AskedFeeds {

    private AskedFeeds() {}

    /** Refuses what a venue cannot do with such a feed, at the place where it stands. */
    static void check(Node venue, VenueSpec.Pool pool) {
        if (isAsked(pool.executionFeed())) {
            throw venue.required("executionOracle")
                    .required("source")
                    .required("kind")
                    .mistake("must be push or pull: only the mark can be asked for");
        }
        if (!isAsked(pool.markFeed())) {
            return;
        }
        // What a position owes is told at the price on chain only, and these judge by one that is not there yet.
        List.of("funding", "borrowing", "keeperReward", "deleveragingBand").forEach(key -> refuse(venue.optional(key)));
        refuse(within(venue.optional("keeper"), "reportChoice"));
        if (!pool.keepers().isEmpty()) {
            refuse(venue.optional(venue.optional("keepers") == null ? "keeper" : "keepers"));
        }
        refuse(within(venue.optional("lastResort"), "deleveraging"));
        for (Node guard : venue.list("guards")) {
            Node kind = guard.json().isTextual() ? guard : guard.required("kind");
            if (kind.word().equals("flags")) {
                refuse(guard);
            }
        }
    }

    private static @Nullable Node within(@Nullable Node section, String key) {
        return section == null ? null : section.optional(key);
    }

    private static void refuse(@Nullable Node section) {
        if (section != null) {
            throw section.mistakeWithoutValue("is not allowed beside an oracle.source of kind requestCommit");
        }
    }

    private static boolean isAsked(@Nullable FeedSpec feed) {
        return feed != null && feed.source() instanceof FeedSource.RequestCommit;
    }
}
