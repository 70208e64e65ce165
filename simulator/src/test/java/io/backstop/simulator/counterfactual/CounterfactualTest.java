package io.backstop.simulator.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One venue turned into another, policy by policy. */
class CounterfactualTest {

    private static final long DOLLAR = 1_000_000;

    @TempDir
    private Path folder;

    /**
     * Long 100 at 2000 with 4000: at 1950 1000 are missing, at 1940 2000. The feed of "late" shows 1950 of second 10 ten seconds
     * later, when the index is 1940 and closes fill there. "late" has a fee buffer of 300 as well.
     */
    @Test
    void theOracleMakesTheLossAndThePocketsShareIt() throws IOException {
        Scenario scenario =
                ScenarioReader.read(Files.writeString(folder.resolve("two.yaml"), """
                    name: two
                    seed: 1
                    clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 40}
                    path:
                      anchors:
                        volatility: 0
                        points:
                          - {at: 0s, price: 2000}
                          - {at: 9s, price: 2000}
                          - {at: 10s, price: 1950}
                          - {at: 14s, price: 1950}
                          - {at: 15s, price: 1940}
                    market: {sizeDecimals: 6, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0}
                    positions: {list: [{account: 1, size: 100, entryPrice: 2000, collateral: 4000}]}
                    venues:
                      - {id: soon, type: pool, closeMode: MARKET, oracle: {delay: 0s}, executionOracle: {delay: 0s},
                         lpCapital: 1000000, pockets: [lp], keeper: {latency: 1s}}
                      - {id: late, type: pool, closeMode: MARKET, oracle: {delay: 10s}, executionOracle: {delay: 0s},
                         lpCapital: 1000000, pockets: [{pocket: feeBuffer, balance: 300}, lp], keeper: {latency: 1s}}
                    """), List.of(), Map.of());

        Counterfactual compared = compared(scenario, "soon", "late", true);

        assertThat(compared.first().paidBy()).contains(entry(Payer.LP, 1_000 * DOLLAR), entry(Payer.FEE_BUFFER, 0L));
        assertThat(compared.steps().stream().map(Counterfactual.Step::policies))
                .containsExactly(List.of("oracle, its guards and close mode"), List.of("pockets and capital"));
        assertThat(compared.steps().get(0).change().shortfall()).isEqualTo(1_000 * DOLLAR);
        assertThat(compared.steps().get(0).change().paidBy())
                .contains(entry(Payer.LP, 1_000 * DOLLAR), entry(Payer.FEE_BUFFER, 0L));
        assertThat(compared.steps().get(1).change().shortfall()).isZero();
        assertThat(compared.steps().get(1).change().paidBy())
                .contains(entry(Payer.LP, -300 * DOLLAR), entry(Payer.FEE_BUFFER, 300 * DOLLAR));
        assertThat(compared.last().paidBy())
                .contains(entry(Payer.LP, 1_700 * DOLLAR), entry(Payer.FEE_BUFFER, 300 * DOLLAR));
        assertThat(compared.adds()).isTrue();
    }

    /** Whatever lies between, the way ends at the other venue's own ledger. */
    @Test
    void theLastStepIsTheOtherVenueForEveryPairOfPools() {
        Scenario scenario = scenario("presets");
        for (VenueSpec from : scenario.venues()) {
            for (VenueSpec to : scenario.venues()) {
                if (!from.equals(to)) {
                    requireArrival(scenario, from, to);
                }
            }
        }
    }

    /** Each book becomes the next one of the list, and the last the first. */
    @Test
    void theLastStepIsTheOtherVenueForBooks() {
        Scenario scenario = scenario("book-presets");
        List<VenueSpec> venues = scenario.venues();
        for (int i = 0; i < venues.size(); i++) {
            requireArrival(scenario, venues.get(i), venues.get((i + 1) % venues.size()));
        }
    }

    private static void requireArrival(Scenario scenario, VenueSpec from, VenueSpec to) {
        Counterfactual compared = compared(scenario, from.id(), to.id(), true);

        assertThat(Swaps.between(from, to).getLast().venue()).isEqualTo(to);
        assertThat(compared.steps()).as(from.id() + " to " + to.id()).hasSizeGreaterThan(1);
        assertThat(compared.adds()).as(from.id() + " to " + to.id()).isTrue();
        assertThat(compared.last().ledgerHash())
                .isEqualTo(Replay.onModel(TapeWriter.write(scenario).tape(), to, scenario.seed())
                        .ledger()
                        .hash());
    }

    @Test
    void aPoolBecomesABookAllAtOnce() {
        Scenario scenario = ScenarioReader.read(
                Home.folder().resolve("scenarios/generated-cascade.yaml"), List.of("clock.steps=8000"), Map.of());

        Counterfactual compared = compared(scenario, "delay-0s", "book", true);

        assertThat(compared.steps()).hasSize(1);
        assertThat(compared.steps().getFirst().policies())
                .containsExactly("everything: a pool and a book share no policy");
        assertThat(compared.adds()).isTrue();
    }

    @Test
    void anUnknownVenueIsToldWithTheKnownOnes() {
        Scenario scenario = ScenarioReader.read(Home.folder().resolve("scenarios/presets.yaml"), List.of(), Map.of());
        String known = scenario.venues().stream().map(VenueSpec::id).collect(Collectors.joining(", "));

        assertThatThrownBy(() -> compared(scenario, "gmx", "default", false))
                .isInstanceOf(InputException.class)
                .hasMessage("\"gmx\" must be a venue of scenario \"presets\": " + known);
    }

    /** All that is listed once is one whole difference. */
    @Test
    void aStepThatIsForgottenIsNoticed() {
        Scenario scenario = ScenarioReader.read(Home.folder().resolve("scenarios/presets.yaml"), List.of(), Map.of());
        Counterfactual compared = compared(scenario, "gmx-v2", "default", true);
        List<Counterfactual.Step> steps = new ArrayList<>(compared.steps());
        steps.removeIf(step -> step.change().paidBy().values().stream().allMatch(change -> change == 0));
        steps.removeLast();

        assertThat(new Counterfactual(compared.from(), compared.first(), steps, compared.to(), compared.last()).adds())
                .isFalse();
    }

    private static Counterfactual compared(Scenario scenario, String from, String to, boolean isAttributed) {
        ScenarioTape tape = TapeWriter.write(scenario).tape();
        List<VenueSpec> venues = Stream.of(from, to)
                .map(id -> Counterfactual.venue(scenario, id))
                .toList();
        List<VenueRun> runs = new Replay(scenario.withVenues(venues), tape, null, line -> {}).run(0);
        return Counterfactual.of(scenario, tape, runs, from, to, isAttributed);
    }

    private static Scenario scenario(String name) {
        return ScenarioReader.read(Home.folder().resolve("scenarios").resolve(name + ".yaml"), List.of(), Map.of());
    }
}
