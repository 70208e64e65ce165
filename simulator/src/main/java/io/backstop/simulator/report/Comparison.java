package io.backstop.simulator.report;

import io.backstop.model.cex.VenueIndex;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.outcome.Members;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.feed.FeedUse;
import io.backstop.oracle.feed.FeedWriter;
import io.backstop.oracle.path.FileGaps;
import io.backstop.simulator.counterfactual.Counterfactual;
import io.backstop.simulator.counterfactual.LeftOut;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One scenario replayed on all its venues: what every report is written from.
 *
 * @param scenario the scenario as checked
 * @param tape the market part that every venue replayed
 * @param scenarioText the YAML as run
 * @param command the command that reproduces the run
 * @param clampedBars bars of the price files whose open lay outside [low, high] and was moved into it
 * @param gaps where bars of the price files are missing, file by file
 * @param runs one per venue and kind, in the order of the reports
 * @param counterfactual what makes the difference between two of the venues; null unless that was asked
 * @param leftOut whom all venues replay without; null where nobody was to be left out
 */
public record Comparison(
        Scenario scenario,
        ScenarioTape tape,
        String scenarioText,
        String command,
        int clampedBars,
        List<FileGaps> gaps,
        List<VenueRun> runs,
        @Nullable Counterfactual counterfactual,
        @Nullable LeftOut leftOut) {

    /** A comparison of all accounts, of which nobody asked what makes the difference. */
    public Comparison(
            Scenario scenario,
            ScenarioTape tape,
            String scenarioText,
            String command,
            int clampedBars,
            List<FileGaps> gaps,
            List<VenueRun> runs) {
        this(scenario, tape, scenarioText, command, clampedBars, gaps, runs, null, null);
    }

    /** Keeps the runs as they are. */
    public Comparison {
        gaps = List.copyOf(gaps);
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a comparison needs at least one run");
        }
    }

    /** The larger side of the seeded open interest at entry prices, in micro-dollars. */
    public long openInterest() {
        return tape.openInterest(scenario.sizeUnit());
    }

    /** The same of the market of a venue, or of one of its contracts. */
    long openInterest(String id) {
        return market(id).openInterest(venue(id).rules().sizeUnit());
    }

    /** The scenario's description of a venue, or of one of its contracts. */
    VenueSpec venue(String id) {
        return scenario.venues().stream()
                .flatMap(venue -> venue instanceof VenueSpec.Cex cex ? cex.all().stream() : Stream.of(venue))
                .filter(venue -> venue.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the scenario has no venue " + id));
    }

    /** The index that a book venue, or one of its contracts, has made itself; nothing where it goes by the tape's. */
    Optional<OwnIndex> ownIndex(String id) {
        return venue(id) instanceof VenueSpec.Cex contract
                ? VenueIndex.of(market(id), contract)
                        .map(prices -> new OwnIndex(prices, market(id).indexPrices()))
                : Optional.empty();
    }

    /** The tape of the market of a venue, or of one of its contracts. */
    ScenarioTape market(String id) {
        return scenario.venues().stream()
                .flatMap(venue ->
                        venue instanceof VenueSpec.Cex cex ? cex.contracts().others().stream() : Stream.empty())
                .filter(other -> other.terms().id().equals(id))
                .findFirst()
                .map(other -> tape.market(other.market()))
                .orElse(tape);
    }

    /** What a pool's execution feed shows at the end of each step (1e-8 dollar); nothing where closes fill elsewhere. */
    Optional<PriceSeries> executions(VenueSpec.Pool pool) {
        return Optional.ofNullable(pool.executionFeed())
                .map(feed -> FeedWriter.write(tape, feed, FeedUse.EXECUTION, scenario.seed()))
                .map(feed -> pool.interruptions().shown(feed, tape.grid()));
    }

    /** Who belongs together; none where traders are not told apart. */
    List<Members> cohorts() {
        return leftOut == null
                ? Members.of(scenario.positions())
                : Members.of(scenario.positions(), leftOut.accounts());
    }

    /** The runs as the columns of a table. */
    List<VenueColumn> columns() {
        return VenueColumn.of(runs);
    }
}
