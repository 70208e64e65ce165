package io.backstop.simulator.command;

import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One pool venue of a scenario. */
final class VenueChoice {

    private VenueChoice() {}

    /**
     * The pool venue that is meant.
     *
     * @param id its id; null for the only one
     * @throws InputException if there is none or, without an id, more than one
     */
    static VenueSpec.Pool of(Scenario scenario, @Nullable String id) {
        List<VenueSpec.Pool> pools = scenario.venues().stream()
                .filter(VenueSpec.Pool.class::isInstance)
                .map(VenueSpec.Pool.class::cast)
                .toList();
        if (id == null && pools.size() == 1) {
            return pushed(pools.getFirst());
        }
        return pushed(pools.stream()
                .filter(pool -> pool.id().equals(id))
                .findFirst()
                .orElseThrow(() -> mistake(scenario, id, pools)));
    }

    /** A live deployment has a publisher, and nobody who signs reports. */
    private static VenueSpec.Pool pushed(VenueSpec.Pool pool) {
        if (pool.mechanisms().referenceFeed() != null) {
            throw new InputException("--venue: venue \"" + pool.id()
                    + "\" must have no reference guard, its second feed exists in runs only");
        }
        if (pool.stake() != null) {
            throw new InputException(
                    "--venue: venue \"" + pool.id() + "\" must have no staked token, its feed exists in runs only");
        }
        if (isPushed(pool.markFeed()) && isPushed(pool.executionFeed())) {
            return pool;
        }
        throw new InputException("--venue: the feeds of venue \"" + pool.id()
                + "\" must be of kind push, signed reports exist in runs only");
    }

    private static boolean isPushed(@Nullable FeedSpec feed) {
        return feed == null || feed.source() instanceof FeedSource.Push;
    }

    private static InputException mistake(Scenario scenario, @Nullable String id, List<VenueSpec.Pool> pools) {
        String known = pools.stream().map(VenueSpec.Pool::id).collect(Collectors.joining(", "));
        String given = id == null ? "must be given" : "\"" + id + "\" is no pool venue";
        return new InputException("--venue: %s: scenario \"%s\" has %s"
                .formatted(given, scenario.name(), known.isEmpty() ? "no pool venue" : known));
    }
}
