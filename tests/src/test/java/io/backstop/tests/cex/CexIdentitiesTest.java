package io.backstop.tests.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.CexVenue;
import io.backstop.model.venue.VenueRun;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The engine against the slow venue over random markets: everything is equal, to the last unit and in the same order.
 *
 * <p>{@code -Dbackstop.seed=17} replays one seed and nothing else.
 */
class CexIdentitiesTest {

    private static final int SITUATIONS = 68;
    private static final int LEAST_SCENARIOS = 20;

    @Test
    void theEngineDoesWhatTheSlowVenueDoes() {
        Long only = Long.getLong("backstop.seed");
        if (only == null) {
            compare(0, 1000);
        } else {
            assertThat(difference(only, new Coverage())).isEmpty();
        }
    }

    @Test
    @Tag("long")
    void theEngineDoesWhatTheSlowVenueDoesForLong() {
        compare(1000, 21_000);
    }

    private static void compare(long from, long to) {
        Coverage coverage = new Coverage();
        for (long seed = from; seed < to; seed++) {
            assertThat(difference(seed, coverage))
                    .as("seed %d; again: %s", seed, again(seed))
                    .isEmpty();
        }
        assertThat(coverage.scenarios()).hasSize(SITUATIONS);
        assertThat(coverage.scenarios())
                .allSatisfy((situation, scenarios) ->
                        assertThat(scenarios).as(situation).isGreaterThanOrEqualTo(LEAST_SCENARIOS));
    }

    private static Optional<String> difference(long seed, Coverage coverage) {
        CexScenario scenario = CexScenario.of(seed);
        SlowRun slow = SlowVenue.run(scenario.tape(), scenario.venue());
        coverage.add(scenario, slow);
        try {
            VenueRun run = CexVenue.run(scenario.tape(), scenario.venue());
            return new Comparison(slow, run, SlowMaths.of(scenario.venue().rules())).firstDifference();
        } catch (RuntimeException e) {
            return Optional.of("the engine failed with " + e);
        }
    }

    private static String again(long seed) {
        return "mvn verify -pl tests -am -Dtest=CexIdentitiesTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dbackstop.seed=" + seed;
    }
}
