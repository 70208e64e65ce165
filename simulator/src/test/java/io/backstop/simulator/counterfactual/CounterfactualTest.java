package io.backstop.simulator.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookPocketSpec;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

        assertThat(compared.first().figures().paidBy())
                .contains(entry(Payer.LP, 1_000 * DOLLAR), entry(Payer.FEE_BUFFER, 0L));
        assertThat(compared.steps().stream().map(Counterfactual.Step::policies))
                .containsExactly(List.of("oracle, its guards and close mode"), List.of("pockets and capital"));
        assertThat(compared.steps().get(0).change().shortfall()).isEqualTo(1_000 * DOLLAR);
        assertThat(compared.steps().get(0).change().paidBy())
                .contains(entry(Payer.LP, 1_000 * DOLLAR), entry(Payer.FEE_BUFFER, 0L));
        assertThat(compared.steps().get(1).change().shortfall()).isZero();
        assertThat(compared.steps().get(1).change().paidBy())
                .contains(entry(Payer.LP, -300 * DOLLAR), entry(Payer.FEE_BUFFER, 300 * DOLLAR));
        assertThat(compared.last().figures().paidBy())
                .contains(entry(Payer.LP, 1_700 * DOLLAR), entry(Payer.FEE_BUFFER, 300 * DOLLAR));
        assertThat(compared.adds()).isTrue();
    }

    /** Long 100 at 2000 with 4000 is closed at 1950, where 1000 are missing: depositors of "pays" pay, on "waits" nobody does. */
    @Test
    void whatNobodyHasPaidYetIsAPartOfTheShortfall() throws IOException {
        Scenario scenario =
                ScenarioReader.read(Files.writeString(folder.resolve("pending.yaml"), """
                    name: pending
                    seed: 1
                    clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 20}
                    path: {anchors: {volatility: 0, points: [{at: 0s, price: 2000}, {at: 9s, price: 2000}, {at: 10s, price: 1950}]}}
                    market: {sizeDecimals: 6, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0}
                    positions: {list: [{account: 1, size: 100, entryPrice: 2000, collateral: 4000}]}
                    venues:
                      - {id: pays, type: pool, closeMode: MARKET, oracle: {delay: 0s}, executionOracle: {delay: 0s}, lpCapital: 1000000, pockets: [lp], keeper: {latency: 1s}}
                      - {id: waits, type: pool, closeMode: MARKET, oracle: {delay: 0s}, executionOracle: {delay: 0s}, lpCapital: 1000000, pockets: [],
                         lastResort: {staysOnAccount: true}, keeper: {latency: 1s}}
                    """), List.of(), Map.of());

        Counterfactual compared = compared(scenario, "pays", "waits", true);

        assertThat(compared.first().figures().pending()).isZero();
        assertThat(compared.last().figures().pending()).isEqualTo(1_000 * DOLLAR);
        assertThat(compared.difference().pending()).isEqualTo(1_000 * DOLLAR);
        assertThat(compared.difference().paid(Payer.LP)).isEqualTo(-1_000 * DOLLAR);
        assertThat(compared.difference().shortfall()).isZero();
        assertThat(compared.adds()).isTrue();
    }

    /**
     * Closed at the oracle's price of 15 seconds ago, 1950, while the index has fallen to 1900 and margin pays for all: of the 10,000 that the
     * long of 100 has lost by the index, 5000 are its own. "still" shows 1900: 100 · (1950 − 1900) = 5000 that depositors do not get on the other.
     */
    @Test
    void whatAStalePriceMovesIsToldWithoutAnyShortfall() throws IOException {
        Scenario scenario =
                ScenarioReader.read(Files.writeString(folder.resolve("stale.yaml"), """
                    name: stale
                    seed: 1
                    clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 40}
                    path:
                      anchors:
                        volatility: 0
                        points:
                          - {at: 0s, price: 2000}
                          - {at: 9s, price: 2000}
                          - {at: 10s, price: 1950}
                          - {at: 19s, price: 1950}
                          - {at: 20s, price: 1900}
                    market: {sizeDecimals: 6, initialMarginRatio: 6%, maintenanceMarginRatio: 5.2%, liquidationFeeRatio: 0, keeperReward: 0}
                    positions: {list: [{account: 1, size: 100, entryPrice: 2000, collateral: 15000}]}
                    venues:
                      - {id: soon, type: pool, closeMode: ORACLE, oracle: {delay: 0s}, lpCapital: 1000000, pockets: [lp], keeper: {latency: 12s}}
                      - {id: late, type: pool, closeMode: ORACLE, oracle: {delay: 12s}, lpCapital: 1000000, pockets: [lp], keeper: {latency: 1s}}
                    """), List.of(), Map.of());

        Counterfactual compared = compared(scenario, "soon", "late", true);

        assertThat(compared.difference().shortfall()).isZero();
        assertThat(compared.first().figures().latencyTransfer()).isZero();
        assertThat(compared.first().figures().lpResult()).isEqualTo(10_000 * DOLLAR);
        assertThat(compared.last().figures().latencyTransfer()).isEqualTo(5_000 * DOLLAR);
        assertThat(compared.last().figures().lpResult()).isEqualTo(5_000 * DOLLAR);
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
        requireOtherVenue(scenario, compared);
    }

    private static void requireOtherVenue(Scenario scenario, Counterfactual compared) {
        assertThat(compared.adds()).as(compared.from() + " to " + compared.to()).isTrue();
        assertThat(compared.last().ledgerHashes())
                .isEqualTo(
                        Replay.onModel(
                                        TapeWriter.write(scenario).tape(),
                                        venue(scenario, compared.to()),
                                        scenario.seed())
                                .stream()
                                .map(run -> run.ledger().hash())
                                .toList());
    }

    /** A pool whose keepers have policies of their own keeps them to the end, and so does a book its other contracts. */
    @Test
    void keepersAndContractsComeAlong() {
        VenueSpec pool = scenario("presets").venues().getFirst();
        VenueSpec race = scenario("golden/keeper-race").venues().getFirst();
        VenueSpec book = scenario("book-presets").venues().getFirst();
        VenueSpec several = scenario("golden/book-shared-fund").venues().getFirst();

        assertThat(((VenueSpec.Pool) race).keepers()).isNotEmpty();
        assertThat(Swaps.between(pool, race).getLast().venue()).isEqualTo(race);
        assertThat(((VenueSpec.Cex) several).contracts().others()).isNotEmpty();
        assertThat(Swaps.between(book, several).getLast().venue()).isEqualTo(several);
    }

    /**
     * The scenario's own paper: the other contract's own fund pays its 900 and winners the first one's 450. A fund for both pays 450 and 450, and winners
     * 450; where no contract may cost it more than 360 it pays 360, and winners 450 and 540. The shortfall is 1350 everywhere.
     */
    @Test
    void contractsOfAVenueAreTakenTogether() {
        Scenario scenario = scenario("golden/book-shared-fund");

        Counterfactual compared = compared(scenario, "own", "capped", true);
        Counterfactual uncapped = compared(scenario, "capped", "shared", true);

        requirePaid(compared.first().figures(), 900, 450);
        requirePaid(compared.last().figures(), 360, 990);
        requirePaid(compared.difference(), -540, 540);
        assertThat(compared.first().figures().shortfall()).isEqualTo(1_350 * DOLLAR);
        assertThat(compared.last().figures().shortfall()).isEqualTo(1_350 * DOLLAR);
        requireOtherVenue(scenario, compared);
        assertThat(compared.last().ledgerHashes()).hasSize(2);
        requirePaid(uncapped.last().figures(), 900, 450);
        requireOtherVenue(scenario, uncapped);
    }

    /** Whatever contracts share, accounts or funds, what lies between is a venue whose books balance. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "book-cross",
                "book-portfolio",
                "book-shared-fund",
                "book-shared-holder",
                "book-hedges",
                "book-legs"
            })
    void whatLiesBetweenVenuesOfSeveralContractsBalances(String golden) {
        Scenario scenario = scenario("golden/" + golden);
        ScenarioTape tape = TapeWriter.write(scenario).tape();
        for (VenueSpec from : scenario.venues()) {
            for (VenueSpec to : scenario.venues()) {
                if (!from.equals(to)) {
                    requireOtherVenue(scenario, compared(scenario, from.id(), to.id(), true));
                    Swaps.between(from, to).forEach(swap -> requireBalance(scenario, tape, from, swap));
                }
            }
        }
    }

    private static void requireBalance(Scenario scenario, ScenarioTape tape, VenueSpec from, Swap swap) {
        assertThat(Replay.onModel(tape, swap.venue(), scenario.seed()))
                .as(from.id() + " with " + swap.policies() + " of "
                        + swap.venue().id())
                .allMatch(VenueRun::checksHold);
    }

    /**
     * Between a venue whose first contract has a fund of its own and one where it shares one there is no venue of which both could be said, so the fund, and
     * margin where accounts are shared, come with the contracts; a pool trades in one market and knows no shared fund.
     */
    @Test
    void whatContractsShareComesWithThem() throws IOException {
        Scenario funds = ScenarioReader.read(
                Home.folder().resolve("scenarios/golden/book-shared-fund.yaml"),
                List.of("venues.own.insuranceFund=100"),
                Map.of());
        VenueSpec own = venue(funds, "own");
        VenueSpec shared = venue(funds, "shared");
        VenueSpec pool = venue(poolAndBook(), "pool");
        VenueSpec cross = venue(scenario("golden/book-portfolio"), "cross");
        VenueSpec portfolio = venue(scenario("golden/book-portfolio"), "portfolio");

        assertThat(policies(own, shared))
                .containsExactly("book and index, with other contracts, with fund and pockets behind it");
        assertThat(book(Swaps.between(shared, own), 0)).isEqualTo(own);
        assertThat(policies(cross, portfolio))
                .containsExactly("book and index, with other contracts, with contract and margin");
        assertThat(policies(own, pool))
                .contains("first-loss capital")
                .last()
                .asString()
                .startsWith("venue kind: book of 2 contracts → pool, and with it ");
        assertThat(policies(shared, pool)).doesNotContain("first-loss capital");
        assertThat(policies(pool, own)).contains("first-loss capital");
        assertThat(policies(pool, shared))
                .doesNotContain("first-loss capital")
                .last()
                .asString()
                .startsWith("venue kind: pool → book of 2 contracts, and with it its fund, ");
        assertThat(policies(cross, pool)).contains("margin and leverage");
        assertThat(policies(portfolio, pool)).doesNotContain("margin and leverage");
    }

    private static List<String> policies(VenueSpec from, VenueSpec to) {
        return Swaps.between(from, to).stream()
                .map(swap -> swap.policies().getFirst())
                .toList();
    }

    private static void requirePaid(Figures figures, long fund, long adl) {
        assertThat(figures.paid(Payer.INSURANCE_FUND)).isEqualTo(fund * DOLLAR);
        assertThat(figures.paid(Payer.ADL)).isEqualTo(adl * DOLLAR);
    }

    /**
     * Long 100 at 2000 with 4000, which 1960 uses up. "pool" sees the 1950 of second 10 at second 20 and closes 3 s later at 1940: 2000 are
     * missing, of which its buffer pays 300 and depositors 1700.
     *
     * <p>With the book's 200 for a fund the buffer pays 100 less and depositors 100 more. At the index without delay the close is at second 13 and 1945:
     * 1500 are missing. At once it is in the next second, at 1950: 1000. In the book's order nobody has deposited, and the winner bears
     * 800. Margin and size of a close are the same; what becomes of margin left comes with the book.
     */
    @Test
    void aPoolTakesOverWhatItCanBeforeItBecomesABook() throws IOException {
        Scenario scenario = poolAndBook();

        Counterfactual compared = compared(scenario, "pool", "book", true);

        assertThat(compared.first().figures().paidBy())
                .contains(entry(Payer.FEE_BUFFER, 300 * DOLLAR), entry(Payer.LP, 1_700 * DOLLAR));
        assertThat(compared.steps().stream().map(step -> step.policies().getFirst()))
                .containsExactly(
                        "first-loss capital",
                        "trigger: the index without delay",
                        "keeper: at once",
                        "backstop order",
                        "venue kind: pool → book, and with it its fees and what becomes of margin left");
        requireChange(compared.steps().get(0), 0, -100, 100, 0);
        requireChange(compared.steps().get(1), -500, 0, -500, 0);
        requireChange(compared.steps().get(2), -500, 0, -500, 0);
        requireChange(compared.steps().get(3), 0, 0, -800, 800);
        requireOtherVenue(scenario, compared);
    }

    /** In dollars. */
    private static void requireChange(Counterfactual.Step step, long shortfall, long buffer, long lp, long adl) {
        assertThat(step.change().shortfall()).isEqualTo(shortfall * DOLLAR);
        assertThat(step.change().paidBy())
                .contains(
                        entry(Payer.FEE_BUFFER, buffer * DOLLAR),
                        entry(Payer.LP, lp * DOLLAR),
                        entry(Payer.ADL, adl * DOLLAR));
    }

    /** The same two the other way round: the fund gets the buffer's 300, margin left is the trader's, and depositors' million stands behind the fund. */
    @Test
    void aBookTakesOverWhatItCanBeforeItBecomesAPool() throws IOException {
        Scenario scenario = poolAndBook();

        List<Swap> swaps = Swaps.between(venue(scenario, "book"), venue(scenario, "pool"));

        assertThat(swaps.stream().map(swap -> swap.policies().getFirst()))
                .containsExactly(
                        "first-loss capital",
                        "fees and liquidation fee",
                        "backstop order",
                        "venue kind: book → pool, and with it its oracle's delay and thresholds, its keeper");
        assertThat(book(swaps, 0).insuranceFund()).isEqualTo(300 * DOLLAR);
        assertThat(book(swaps, 1).policies().liquidation().marginLeft())
                .isEqualTo(new BookLiquidationSpec.MarginLeft.Returned(0));
        assertThat(book(swaps, 2).policies().hybrid().pockets())
                .containsExactly(new BookPocketSpec(Account.LP, 1_000_000 * DOLLAR, BookPocketSpec.NO_CAP));
        requireOtherVenue(scenario, compared(scenario, "book", "pool", true));
    }

    private static VenueSpec.Cex book(List<Swap> swaps, int step) {
        return (VenueSpec.Cex) swaps.get(step).venue();
    }

    private Scenario poolAndBook() throws IOException {
        return ScenarioReader.read(Files.writeString(folder.resolve("kinds.yaml"), """
            name: kinds
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 40}
            path:
              anchors:
                volatility: 0
                points:
                  - {at: 0s, price: 2000}
                  - {at: 9s, price: 2000}
                  - {at: 10s, price: 1950}
                  - {at: 11s, price: 1950}
                  - {at: 12s, price: 1945}
                  - {at: 14s, price: 1945}
                  - {at: 15s, price: 1940}
            market: {sizeDecimals: 6, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0}
            positions:
              list:
                - {account: 1, size: 100, entryPrice: 2000, collateral: 4000}
                - {account: 2, size: -100, entryPrice: 2000, collateral: 100000}
            venues:
              - {id: pool, type: pool, closeMode: MARKET, oracle: {delay: 10s}, executionOracle: {delay: 0s},
                 lpCapital: 1000000, pockets: [{pocket: feeBuffer, balance: 300}, lp], keeper: {latency: 3s}}
              - {id: book, type: cex, insuranceFund: 200, mark: {policy: index},
                 book: {tickSize: 0.1, halfSpread: 1bps, levelGap: 2bps, levels: 5, depthPerLevel: 20000, refill: 60s}}
            """), List.of(), Map.of());
    }

    /** binance has funding and the pool of perennial none: the book loses its own first; the other way round it comes with the book. */
    @Test
    void fundingEndsFirstOrComesWithTheKind() {
        Scenario scenario = scenario("twenty-presets");

        assertThat(Swaps.between(venue(scenario, "binance"), venue(scenario, "perennial")).stream()
                        .map(swap -> swap.policies().getFirst()))
                .contains("no funding");
        assertThat(Swaps.between(venue(scenario, "perennial"), venue(scenario, "binance"))
                        .getLast()
                        .policies()
                        .getFirst())
                .contains("its funding");
    }

    /** Every preset of a pool becomes the next one of a book, and that the next pool. */
    @Test
    void theLastStepIsTheOtherVenueOfTheOtherKind() {
        Scenario scenario = scenario("twenty-presets");
        List<VenueSpec> pools = scenario.venues().stream()
                .filter(VenueSpec.Pool.class::isInstance)
                .toList();
        List<VenueSpec> books = scenario.venues().stream()
                .filter(VenueSpec.Cex.class::isInstance)
                .toList();
        for (int i = 0; i < books.size(); i++) {
            VenueSpec pool = pools.get(i % pools.size());
            requireArrival(scenario, pool, books.get(i));
            requireArrival(scenario, books.get(i), pools.get((i + 1) % pools.size()));
        }
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

    private static VenueSpec venue(Scenario scenario, String id) {
        return Counterfactual.venue(scenario, id);
    }

    private static Scenario scenario(String name) {
        return ScenarioReader.read(Home.folder().resolve("scenarios").resolve(name + ".yaml"), List.of(), Map.of());
    }
}
