package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.Intervention;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people with a role do to a venue, step by step. Not thread safe. */
final class MirrorInterventions {

    private final List<Intervention> interventions;
    private final @Nullable OperationsMirror operations;
    private final Consumer<MarketEvent> events;
    private int next;

    /**
     * Those interventions of the tape for which the venue has the means.
     *
     * @param events is told what came of each
     */
    MirrorInterventions(
            ScenarioTape tape,
            VenueSpec.Pool venue,
            @Nullable OperationsMirror operations,
            Consumer<MarketEvent> events) {
        interventions = tape.circumstances().interventions().stream()
                .filter(venue::allows)
                .toList();
        this.operations = operations;
        this.events = events;
    }

    /** Carries out those of this step, after all that still wait. */
    void carryOut(int step) {
        while (operations != null
                && next < interventions.size()
                && interventions.get(next).step() <= step) {
            events.accept(carryOut(operations, interventions.get(next++)));
        }
    }

    private static MarketEvent carryOut(OperationsMirror operations, Intervention intervention) {
        try {
            operations.carryOut(intervention);
            return new MarketEvent.Intervened(intervention, null);
        } catch (ContractRevert revert) {
            return new MarketEvent.Intervened(intervention, revert.error());
        }
    }
}
