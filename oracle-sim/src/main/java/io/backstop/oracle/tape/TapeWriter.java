package io.backstop.oracle.tape;

import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.oracle.path.PathWriter;
import io.backstop.oracle.path.WrittenPath;
import io.backstop.oracle.population.PositionsWriter;
import java.util.List;

/** Writes the market part of a scenario. */
public final class TapeWriter {

    private TapeWriter() {}

    /**
     * Writes the tape; reads the price file if the scenario names one.
     *
     * @throws io.backstop.model.scenario.InputException if the file is broken or does not cover the clock, or a position
     *     could not have been opened at its entry price on every venue
     */
    public static WrittenTape write(Scenario scenario) {
        WrittenPath path = PathWriter.write(scenario.path(), scenario.grid(), scenario.seed());
        List<SeededPosition> positions = PositionsWriter.write(scenario, path.priceBefore());
        ScenarioTape tape = new ScenarioTape(
                scenario.grid(),
                path.priceBefore(),
                path.prices(),
                positions,
                scenario.orders(),
                scenario.maxLiquidationsPerBlock());
        return new WrittenTape(tape, path.clampedBars());
    }
}
