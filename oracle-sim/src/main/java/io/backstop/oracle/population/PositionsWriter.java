package io.backstop.oracle.population;

import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;

/** Turns the description of the positions into the positions themselves. */
public final class PositionsWriter {

    private PositionsWriter() {}

    /**
     * Writes the positions in the order in which they are opened.
     *
     * @param priceBefore price before the tape (1e-8 dollar)
     * @throws io.backstop.model.scenario.InputException if one could not have been opened at its entry price
     */
    public static List<SeededPosition> write(Scenario scenario, long priceBefore) {
        List<SeededPosition> positions = switch (scenario.positions()) {
            case PositionsSpec.Listed listed -> listed.positions();
            case PositionsSpec.Population population -> draw(scenario, population, priceBefore);
        };
        for (SeededPosition position : positions) {
            scenario.venues()
                    .forEach(venue -> OpeningRule.check(
                            position, venue, scenario.circumstances().gas()));
        }
        return positions;
    }

    private static List<SeededPosition> draw(Scenario scenario, PositionsSpec.Population population, long priceBefore) {
        return new Population(
                        population,
                        scenario.venues().stream()
                                .map(VenueSpec::triggerRules)
                                .distinct()
                                .toList(),
                        scenario.circumstances().gas(),
                        scenario.sizeUnit(),
                        priceBefore,
                        scenario.seed())
                .draw();
    }
}
