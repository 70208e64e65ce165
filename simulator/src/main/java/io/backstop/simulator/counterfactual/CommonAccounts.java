package io.backstop.simulator.counterfactual;

import io.backstop.model.scenario.LegPairs;
import io.backstop.model.scenario.PositionsRefused;
import io.backstop.model.scenario.PositionsRefused.Refusal;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent.OrderRefused;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.replay.Replay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The tape of those whom no venue refuses: whoever is refused is left out, and the rest is tried again, until nobody is.
 *
 * @param written with the others alone
 * @param leftOut accounts that some venue refuses, with the other leg of a trader who has two
 */
public record CommonAccounts(WrittenTape written, LeftOut leftOut) {

    /** What a venue says to an order for a position that it has closed: its owner had been accepted. */
    private static final String CLOSED_BEFORE = "NoPosition";

    /**
     * Finds them.
     *
     * @param venues that must accept every position and order; a position that is there before the tape must be allowed on all
     *     venues of the scenario
     * @throws io.backstop.model.scenario.InputException for a mistake in the scenario
     */
    public static CommonAccounts of(Scenario scenario, List<VenueSpec> venues) {
        LegPairs legs = scenario.circumstances().legs();
        List<Refusal> found = new ArrayList<>();
        WrittenTape written = written(scenario, found);
        while (true) {
            List<Refusal> refused = refused(scenario, written.tape(), venues);
            if (refused.isEmpty()) {
                return new CommonAccounts(written, LeftOut.of(found, legs));
            }
            found.addAll(refused);
            written = new WrittenTape(
                    written.tape().without(LeftOut.of(refused, legs).accounts()),
                    written.clampedBars(),
                    written.gaps());
        }
    }

    private static WrittenTape written(Scenario scenario, List<Refusal> found) {
        LegPairs legs = scenario.circumstances().legs();
        while (true) {
            try {
                return TapeWriter.write(scenario, LeftOut.of(found, legs).accounts());
            } catch (PositionsRefused e) {
                found.addAll(e.refusals());
            }
        }
    }

    private static List<Refusal> refused(Scenario scenario, ScenarioTape tape, List<VenueSpec> venues) {
        return venues.stream()
                .map(venue -> refused(tape, venue, scenario.seed()))
                .flatMap(Collection::stream)
                .toList();
    }

    private static List<Refusal> refused(ScenarioTape tape, VenueSpec venue, long seed) {
        try {
            return Replay.onModel(tape, venue, seed).stream()
                    .flatMap(run -> run.refusals().stream()
                            .filter(refusal -> !refusal.error().name().equals(CLOSED_BEFORE))
                            .map(refusal -> refusal(run, refusal)))
                    .toList();
        } catch (PositionsRefused e) {
            return e.refusals();
        }
    }

    private static Refusal refusal(VenueRun run, OrderRefused refused) {
        return new Refusal(refused.account(), run.id(), refused.error().toString());
    }
}
