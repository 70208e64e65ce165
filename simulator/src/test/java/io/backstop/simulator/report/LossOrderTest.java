package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.PocketSpec;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LossOrderTest {

    private static final Path SCENARIOS = Home.folder().resolve("scenarios");

    /** Of a first-loss share of 0.5 %, 5000 dollars. */
    private static final long OPEN_INTEREST = 1_000_000_000_000L;

    static Stream<Path> scenarios() throws IOException {
        try (Stream<Path> golden = Files.list(SCENARIOS.resolve("golden"))) {
            Stream<String> presets = Stream.of("twenty-presets", "book-presets", "presets");
            return Stream.concat(
                    golden.sorted().toList().stream(), presets.map(name -> SCENARIOS.resolve(name + ".yaml")));
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whoeverPaidStandsInTheOrderAndPoolsPayInIt(Path file) {
        Scenario scenario = ScenarioReader.read(file, List.of(), Map.of());
        ScenarioTape tape = TapeWriter.write(scenario).tape();

        for (VenueRun run : new Replay(scenario, tape, null, line -> {}).run(0)) {
            List<Payer> order = order(scenario, run.id(), tape.openInterest(scenario.sizeUnit()));
            List<Payer> paid = run.paidBy().entrySet().stream()
                    .filter(payer -> payer.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(order).as(run.id()).containsAll(paid);
            if (run.kind() == VenueRun.Kind.MIRROR) {
                assertThat(backwards(run.ledger().transfersOf(Reason.SHORTFALL), order))
                        .as(run.id())
                        .isEmpty();
            }
        }
    }

    /** Payments for one trader in one step of somebody who stands before the one who paid last. */
    private static List<Transfer> backwards(List<Transfer> payments, List<Payer> order) {
        return IntStream.range(1, payments.size())
                .filter(place ->
                        payments.get(place).step() == payments.get(place - 1).step()
                                && payments.get(place)
                                        .to()
                                        .equals(payments.get(place - 1).to()))
                .filter(place -> place(payments.get(place), order) < place(payments.get(place - 1), order))
                .mapToObj(payments::get)
                .toList();
    }

    private static int place(Transfer payment, List<Payer> order) {
        return order.indexOf(Payer.of(payment.from().party()));
    }

    private static List<Payer> order(Scenario scenario, String venue, long openInterest) {
        return scenario.venues().stream()
                .flatMap(spec -> LossOrder.of(spec, id -> openInterest).stream())
                .filter(order -> order.venue().equals(venue))
                .findFirst()
                .orElseThrow()
                .payers();
    }

    /** As the loss orders of the protocols' and exchanges' own documents say, in the words of the report. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        gmx-v2       | LP pool, all that is left. Before any shortfall, winners are closed at the mark while traders have won more than 85 % of the pool, down to 77 %
        gains        | fee buffer, what the pool has won → LP pool, all that is left
        avantis      | fee buffer of $0 → junior LP, 65 % while it has something → LP pool, all that is left
        synthetix-v3 | LP pool, all that is left
        perp-v2      | fee buffer of $5,000 → nobody: a close that would leave more is refused
        perennial    | nobody: what is left stays on the account that made it
        umbrella     | treasury of $100,000 → LP pool, all that is left → safety module, what lies above $100,000, paid to the pool later
        default      | fee buffer of $5,000 → junior LP → safety module of $200,000, $60,000 of one shortfall at most → LP pool, $100,000 of one shortfall at most → ADL of the first in the queue at the bankruptcy price within 1 h → socialised loss, 50 % of every profit realised within 1 h → bad debt, written off the pool
        binance      | insurance fund of $5,000 → ADL at the bankruptcy price when the fund cannot cover what was taken over → socialised loss of all winners pro rata to profit → bad debt. Positions are taken over by the engine for the fund
        binance-2019 | insurance fund of $5,000 → ADL at the bankruptcy price when the fund gives up what it has taken over, or when the fund cannot cover what was taken over → insurance fund again for what winners did not pay → socialised loss of all winners pro rata to profit → bad debt. Positions are taken over by the fund up to 20 % of itself until it has lost 7.5 % of its peak
        bybit        | insurance fund of $5,000 → ADL at the bankruptcy price when the fund has lost 30 % of its peak of 8 h, or when the fund is exhausted → insurance fund again for what winners did not pay → socialised loss of all winners pro rata to profit → bad debt. Positions are taken over by the engine for the fund
        okx          | insurance fund of $5,000 → ADL at the mark, which costs winners nothing, when the fund cannot cover what was taken over, or when the fund has lost 30 % of its peak of 8 h → insurance fund again for what winners did not pay → bad debt. Positions are taken over by the engine for the fund
        bitmex       | insurance fund of $5,000 → ADL at the bankruptcy price when the fund is exhausted and the mark is through the bankruptcy price → insurance fund again for what winners did not pay → socialised loss of all winners pro rata to profit → bad debt. Positions are taken over by the engine for the fund
        ftx          | insurance fund of $5,000 → ADL at two thirds of the zero price and one third of the mark when what was taken over is worth less than nothing → insurance fund again for what winners did not pay → socialised loss of the 10 largest winning positions pro rata to contracts → bad debt. Positions are taken over by providers within their limits, then the engine for the fund
        hyperliquid  | backstop vault of $400,000,000 for what it has taken over → insurance fund of $0 → ADL at the oracle price of the step before when the vault cannot pay for what it has, or when what was taken over is worth less than nothing → insurance fund again for what winners did not pay → bad debt. Positions are taken over by the vault
        dydx-v4      | insurance fund of $5,000 → ADL at the zero price by the oracle when the fund cannot cover what was taken over → insurance fund again for what winners did not pay → bad debt. Positions are taken over by the engine for the fund
        drift        | insurance fund of $5,000 → ADL at the mark, which costs winners nothing, when the fund is exhausted → insurance fund again for what winners did not pay → socialised loss of all winners pro rata to contracts → bad debt. Positions are taken over by the engine for the fund
        """)
    void aPresetSaysWhoPaysInWhichOrder(String preset, String line) {
        assertThat(lines("twenty-presets", preset)).containsExactly(line);
    }

    /** The order of docs/scenarios.md: who is new draws on the fund of new listings first, and pockets come behind the fund. */
    @Test
    void fundsPocketsAndSharersAreTheVenuesOwn() {
        String alone =
                " → ADL at the bankruptcy price when the fund cannot cover what was taken over → socialised loss of"
                        + " all winners pro rata to profit → bad debt. Positions are taken over by the engine for the"
                        + " fund";
        assertThat(lines("golden/book-shared-fund", "capped"))
                .containsOnly(
                        "insurance fund \"pool\" of $900.00 for all contracts that no other names, $360.00 for one"
                                + " contract at most, which then has a fund of its own" + alone);
        assertThat(lines("golden/book-shared-fund", "shared:alt"))
                .containsExactly("insurance fund \"pool\" of $900.00 for main, alt" + alone);
        assertThat(lines("golden/book-hybrid", "fund-here"))
                .containsExactly(
                        "insurance fund of $30.00 → safety module of $60.00, $50.00 in a step at most, in a batch"
                                + " 2 s later → treasury of $100.00, in a batch 2 s later" + alone);
        assertThat(lines("golden/book-clawback", "a-day"))
                .containsExactly(
                        "insurance fund of $0 → ADL at the bankruptcy price when the fund cannot cover what was taken"
                            + " over → clawback from profits realised since the last settlement, every 1 d → bad debt."
                            + " Positions are taken over by the engine for the fund");
        assertThat(lines("golden/spread-loss", "pool"))
                .containsExactly(
                        "socialised loss, by the funding of all open positions → bad debt, written off the pool");
    }

    /** Funds of scenarios/golden/book-shared-fund.yaml, with a pool for the listings of 30 days. */
    @Test
    void aNewListingDrawsOnItsPoolFirstAndThenOnTheUsualFund() {
        String[] changes = {
            "venues.shared.funds=[{name: young, balance: 50, newListings: 720h}, {name: pool, balance: 900,"
                    + " everything: true}]",
            "venues.shared.contracts.alt.listedAt=0s"
        };

        assertThat(lines("golden/book-shared-fund", "shared:alt", changes))
                .singleElement()
                .asString()
                .startsWith(
                        "insurance fund \"young\" of $50.00 for the first 30 d of a new listing; then the one \"pool\""
                                + " of $900.00 for all contracts that no other names → ADL");
        assertThat(lines("golden/book-shared-fund", "shared", changes))
                .singleElement()
                .asString()
                .startsWith("insurance fund \"pool\" of $900.00 for all contracts that no other names → ADL");
        assertThat(lines("golden/book-shared-fund", "own:alt"))
                .singleElement()
                .asString()
                .startsWith("insurance fund of $900.00 → ADL");
    }

    /** Of 1000 dollars in one market and 2000 in the other, half a percent each. */
    @Test
    void aFundNobodySizedIsAShareOfItsOwnMarket() {
        VenueSpec.Cex own = (VenueSpec.Cex)
                ScenarioReader.read(SCENARIOS.resolve("golden/book-shared-fund.yaml"), List.of(), Map.of())
                        .venues()
                        .get(1);
        BookContractsSpec.Other alt = own.contracts().others().getFirst();
        VenueSpec.Cex unsized = withoutFund(
                own,
                new BookContractsSpec(
                        own.contracts().accounts(),
                        List.of(new BookContractsSpec.Other(
                                alt.market(),
                                alt.underlying(),
                                withoutFund(alt.terms(), alt.terms().contracts()),
                                alt.listedAt())),
                        List.of()));

        assertThat(LossOrder.of(unsized, id -> id.equals("own:alt") ? 2_000_000_000 : 1_000_000_000))
                .extracting(
                        order -> order.venue() + ": " + order.steps().getFirst().words())
                .containsExactly("own: insurance fund of $5.00", "own:alt: insurance fund of $10.00");
    }

    private static VenueSpec.Cex withoutFund(VenueSpec.Cex contract, BookContractsSpec contracts) {
        return new VenueSpec.Cex(
                contract.id(),
                contract.rules(),
                contract.book(),
                contract.policies(),
                PocketSpec.DEFAULT_SHARE,
                contracts);
    }

    /** Nobody behind it is ever asked. */
    @Test
    void aPoolWithoutACapIsTheLast() {
        assertThat(lines("golden/single-jump", "pool", "venues.pool.pockets=[lp, {pocket: feeBuffer, balance: 5}]"))
                .containsExactly("LP pool, all that is left");
    }

    private static List<String> lines(String scenario, String venue, String... changes) {
        return ScenarioReader.read(SCENARIOS.resolve(scenario + ".yaml"), List.of(changes), Map.of()).venues().stream()
                .flatMap((VenueSpec spec) -> LossOrder.of(spec, id -> OPEN_INTEREST).stream())
                .filter(order -> order.venue().equals(venue))
                .map(LossOrderTest::line)
                .toList();
    }

    /** All of it in one line. */
    private static String line(LossOrder order) {
        String asked = order.steps().stream().map(LossOrder.Step::words).collect(Collectors.joining(" → "));
        return Stream.concat(Stream.of(asked), order.beside().stream()).collect(Collectors.joining(". "));
    }
}
