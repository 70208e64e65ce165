package io.backstop.oracle.population;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.CohortSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.population.Population.Market;
import java.util.List;
import java.util.Set;

/** Turns the description of the traders into positions, orders and agents. */
public final class PositionsWriter {

    private PositionsWriter() {}

    /**
     * Writes who trades.
     *
     * @param priceBefore price before the tape (1e-8 dollar)
     * @param index of each step
     * @param leftOut accounts whose positions need not be allowed
     * @throws io.backstop.model.scenario.InputException if a position could not have been opened at its entry price, or
     *     somebody reacts at a venue whose money is not the dollar
     */
    public static Crowd write(Scenario scenario, long priceBefore, PriceSeries index, Set<Integer> leftOut) {
        Market market = market(scenario, priceBefore, index);
        Crowd crowd = switch (scenario.positions()) {
            case PositionsSpec.Listed listed -> new Crowd(listed.positions(), List.of(), List.of());
            case PositionsSpec.Population population -> new Population(population, market).draw();
            case PositionsSpec.Cohorts cohorts -> draw(cohorts, market);
        };
        OpeningRule.check(
                crowd.positions().stream()
                        .filter(position -> !leftOut.contains(position.account()))
                        .toList(),
                scenario.venues(),
                scenario.circumstances().gas());
        if (!crowd.agents().isEmpty()) {
            scenario.venues().forEach(PositionsWriter::requireDollars);
        }
        return crowd;
    }

    private static Crowd draw(PositionsSpec.Cohorts cohorts, Market market) {
        Crowd crowd = Crowd.NOBODY;
        int first = 1;
        for (CohortSpec cohort : cohorts.cohorts()) {
            crowd = crowd.plus(new Cohort(cohort, market, first).draw());
            first += cohort.population().count();
        }
        return crowd;
    }

    private static Market market(Scenario scenario, long priceBefore, PriceSeries index) {
        return new Market(
                scenario.venues().stream()
                        .map(VenueSpec::triggerRules)
                        .distinct()
                        .toList(),
                scenario.circumstances().gas(),
                scenario.sizeUnit(),
                priceBefore,
                index,
                scenario.seed());
    }

    /** They reckon what they have in dollars. */
    private static void requireDollars(VenueSpec venue) {
        if (venue instanceof VenueSpec.Cex cex && cex.policies().terms().contract() == ContractType.INVERSE) {
            throw new InputException(
                    "positions.cohorts: traders who react need a linear contract, venue \"%s\" is inverse"
                            .formatted(venue.id()));
        }
    }
}
