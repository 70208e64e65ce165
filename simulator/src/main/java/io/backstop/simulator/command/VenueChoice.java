package io.backstop.simulator.command;

import io.backstop.model.scenario.FeedSource;
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
     * The pool venue that is meant, if it needs nothing that only a run has.
     *
     * @param id its id; null for the only one
     * @throws InputException if there is none or, without an id, more than one; or if it has feeds that nobody publishes by hand
     */
    static VenueSpec.Pool of(Scenario scenario, @Nullable String id) {
        return alone(pool(scenario, id));
    }

    /**
     * The pool venue that is meant.
     *
     * @param id its id; null for the only one
     * @throws InputException if there is none or, without an id, more than one
     */
    static VenueSpec.Pool pool(Scenario scenario, @Nullable String id) {
        List<VenueSpec.Pool> pools = scenario.venues().stream()
                .filter(VenueSpec.Pool.class::isInstance)
                .map(VenueSpec.Pool.class::cast)
                .toList();
        return pools.stream()
                .filter(pool -> id == null ? pools.size() == 1 : pool.id().equals(id))
                .findFirst()
                .orElseThrow(() -> mistake(scenario, id, pools));
    }

    /** By hand nobody publishes what only a run has. */
    private static VenueSpec.Pool alone(VenueSpec.Pool pool) {
        if (pool.mechanisms().referenceFeed() != null) {
            throw new InputException("--venue: venue \"" + pool.id()
                    + "\" must have no reference guard, its second feed exists in runs only");
        }
        if (pool.stake() != null) {
            throw new InputException(
                    "--venue: venue \"" + pool.id() + "\" must have no staked token, its feed exists in runs only");
        }
        return pool;
    }

    /**
     * The same venue, if it can be deployed by hand.
     *
     * @throws InputException if its prices are to be had for versions only, which nobody would ask for
     */
    static VenueSpec.Pool deployable(VenueSpec.Pool pool) {
        if (pool.markFeed().source() instanceof FeedSource.RequestCommit) {
            throw new InputException("--venue: the feed of venue \"" + pool.id()
                    + "\" must be of kind push or pull, versions are asked for in runs only");
        }
        return pool;
    }

    private static InputException mistake(Scenario scenario, @Nullable String id, List<VenueSpec.Pool> pools) {
        String known = pools.stream().map(VenueSpec.Pool::id).collect(Collectors.joining(", "));
        String given = id == null ? "must be given" : "\"" + id + "\" is no pool venue";
        return new InputException("--venue: %s: scenario \"%s\" has %s"
                .formatted(given, scenario.name(), known.isEmpty() ? "no pool venue" : known));
    }
}
