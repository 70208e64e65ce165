package io.backstop.simulator.report;

import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.VenueRun;
import java.util.List;

/**
 * One tape on all venues of its scenario.
 *
 * @param scenario what was asked
 * @param tape what was replayed
 * @param scenarioText the scenario file as the user wrote it
 * @param command the command that does it again
 * @param clampedBars bars of the price file whose open was moved into [low, high]
 * @param runs the results, in the order of the scenario
 */
public record Comparison(
        Scenario scenario,
        ScenarioTape tape,
        String scenarioText,
        String command,
        int clampedBars,
        List<VenueRun> runs) {

    /** Keeps the runs as they are. */
    public Comparison {
        runs = List.copyOf(runs);
    }
}
