package io.backstop.simulator.sweep;

import io.backstop.model.scenario.Scenario;
import java.util.List;

/**
 * One choice of all varied keys.
 *
 * @param place in the grid, the last key's values coming fastest
 * @param values one for each key
 * @param scenario with these values and any seed
 * @param tape which of the grid's tapes it replays: points with the same number share the tape of a seed
 * @param runs for each venue, which of the grid's runs it is: equal numbers are the same venue on the same tape
 */
record GridPoint(int place, List<GridValue> values, Scenario scenario, int tape, List<Integer> runs) {

    /** Copies the lists. */
    GridPoint {
        values = List.copyOf(values);
        runs = List.copyOf(runs);
    }
}
