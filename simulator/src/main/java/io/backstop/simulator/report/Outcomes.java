package io.backstop.simulator.report;

import io.backstop.model.outcome.Divergence;
import io.backstop.model.outcome.IndexPrices;
import io.backstop.model.outcome.MarketHistory;
import io.backstop.model.outcome.Outcome;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The outcomes of all runs of a comparison, in its order.
 *
 * @param runs all of them
 * @param markets what each run's market was, step by step
 * @param outcomes what became of each
 */
record Outcomes(List<VenueRun> runs, List<MarketHistory> markets, List<Outcome> outcomes) {

    /** Keeps the lists as they are. */
    Outcomes {
        runs = List.copyOf(runs);
        markets = List.copyOf(markets);
        outcomes = List.copyOf(outcomes);
    }

    static Outcomes of(Comparison comparison) {
        List<MarketHistory> markets = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        long sizeUnit = comparison.scenario().sizeUnit();
        for (VenueRun run : comparison.runs()) {
            MarketHistory market = MarketHistory.of(run, sizeUnit);
            markets.add(market);
            outcomes.add(Outcome.of(
                    run,
                    market,
                    comparison.tape().grid(),
                    index(comparison.market(run.id())),
                    sizeUnit,
                    comparison.cohorts()));
        }
        return new Outcomes(comparison.runs(), markets, outcomes);
    }

    private static IndexPrices index(ScenarioTape market) {
        return new IndexPrices(market.priceBefore(), market.indexPrices());
    }

    Outcome of(VenueRun run) {
        return outcomes.get(place(run));
    }

    /** A run's market. */
    MarketHistory market(VenueRun run) {
        return markets.get(place(run));
    }

    private int place(VenueRun run) {
        for (int place = 0; place < runs.size(); place++) {
            VenueRun other = runs.get(place);
            if (other.id().equals(run.id()) && other.kind() == run.kind()) {
                return place;
            }
        }
        throw new IllegalArgumentException("no run of " + run.id() + " here");
    }

    /** The fund of a run beside those of other venues, each of which counts once; empty where it has none. */
    Optional<Divergence> divergence(VenueRun run) {
        OptionalLong own = Divergence.change(of(run).fund());
        return own.isEmpty() ? Optional.empty() : Optional.of(Divergence.of(own.getAsLong(), changesOfOthers(run)));
    }

    private List<Long> changesOfOthers(VenueRun run) {
        List<String> counted = new ArrayList<>(List.of(run.id()));
        List<Long> changes = new ArrayList<>();
        for (VenueRun other : runs) {
            if (!counted.contains(other.id())) {
                counted.add(other.id());
                Divergence.change(of(other).fund()).ifPresent(changes::add);
            }
        }
        return changes;
    }
}
