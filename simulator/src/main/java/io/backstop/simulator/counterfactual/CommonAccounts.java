package io.backstop.simulator.counterfactual;

import io.backstop.model.cex.CexVenue;
import io.backstop.model.scenario.PositionsRefused;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent.OrderRefused;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.replay.Replay;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tape of those whom no venue refuses: whoever is refused is left out, and the rest is tried again, until nobody is.
 *
 * @param written with the others alone
 * @param leftOut accounts that some venue refuses, with the other leg of a trader who has two
 */
public record CommonAccounts(WrittenTape written, SortedSet<Integer> leftOut) {

    /** What a venue says to an order for a position that it has closed: its owner had been accepted. */
    private static final String CLOSED_BEFORE = "NoPosition";

    /** Keeps the ids as they are. */
    public CommonAccounts {
        leftOut = Collections.unmodifiableSortedSet(new TreeSet<>(leftOut));
    }

    /**
     * Finds them.
     *
     * @param venues that must accept every position and order; a position that is there before the tape must be allowed on all
     *     venues of the scenario
     * @throws io.backstop.model.scenario.InputException for a mistake in the scenario
     */
    public static CommonAccounts of(Scenario scenario, List<VenueSpec> venues) {
        SortedSet<Integer> leftOut = new TreeSet<>();
        WrittenTape written = written(scenario, leftOut);
        while (true) {
            SortedSet<Integer> refused = refused(scenario, written.tape(), venues);
            if (refused.isEmpty()) {
                return new CommonAccounts(written, leftOut);
            }
            leftOut.addAll(refused);
            written = new WrittenTape(written.tape().without(refused), written.clampedBars(), written.gaps());
        }
    }

    private static WrittenTape written(Scenario scenario, SortedSet<Integer> leftOut) {
        while (true) {
            try {
                return TapeWriter.write(scenario, leftOut);
            } catch (PositionsRefused e) {
                leftOut.addAll(traders(scenario, e.accounts()));
            }
        }
    }

    private static SortedSet<Integer> refused(Scenario scenario, ScenarioTape tape, List<VenueSpec> venues) {
        SortedSet<Integer> refused = new TreeSet<>();
        for (VenueSpec venue : venues) {
            refused.addAll(refused(tape, venue, scenario.seed()));
        }
        return traders(scenario, refused);
    }

    private static Collection<Integer> refused(ScenarioTape tape, VenueSpec venue, long seed) {
        try {
            return runs(tape, venue, seed).stream()
                    .flatMap(run -> run.refusals().stream())
                    .filter(refusal -> !refusal.error().name().equals(CLOSED_BEFORE))
                    .map(OrderRefused::account)
                    .toList();
        } catch (PositionsRefused e) {
            return e.accounts();
        }
    }

    private static List<VenueRun> runs(ScenarioTape tape, VenueSpec venue, long seed) {
        return switch (venue) {
            case VenueSpec.Pool pool -> List.of(Replay.onModel(tape, pool, seed));
            case VenueSpec.Cex cex -> CexVenue.runs(tape, cex);
        };
    }

    /** Nobody trades on with half of his hedge. */
    private static SortedSet<Integer> traders(Scenario scenario, Collection<Integer> accounts) {
        SortedSet<Integer> all = new TreeSet<>();
        accounts.forEach(account -> all.addAll(scenario.circumstances().legs().accounts(account)));
        return all;
    }
}
