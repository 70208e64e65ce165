package io.backstop.simulator.report;

import io.backstop.model.scenario.Interruption;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;

/** When nothing landed on the chains of venues, a line each: what happened there, when, and where it ended. */
public final class InterruptionLines {

    private InterruptionLines() {}

    /** The lines venue by venue; none if every chain made a block in every step. */
    public static List<String> of(Scenario scenario) {
        return scenario.venues().stream()
                .flatMap(venue -> of(venue).stream().map(each -> venue.id() + ": " + line(each, scenario.grid())))
                .toList();
    }

    /** The interruptions of a venue's chain; a book has no chain. */
    static List<Interruption> of(VenueSpec venue) {
        return venue instanceof VenueSpec.Pool pool ? pool.interruptions().all() : List.of();
    }

    private static String line(Interruption interruption, TimeGrid grid) {
        int first = interruption.firstStep(grid);
        int end = interruption.endStep(grid);
        String steps = "steps %d to %d (%s to %s)"
                .formatted(first, end - 1, Moments.clock(grid, first), Moments.clock(grid, end - 1));
        String landing = end == grid.steps()
                ? "what waits never lands."
                : "what waits lands in step %d, %s.".formatted(end, Moments.clock(grid, end));
        return switch (interruption.kind()) {
            case HALT -> "halt, no block in " + steps + "; " + landing;
            case SEQUENCER_DOWN -> "sequencer down, no block in " + steps + "; " + landing;
            case REORGANISATION -> "reorganisation, empty blocks in place of dropped ones in " + steps + "; " + landing;
        };
    }
}
