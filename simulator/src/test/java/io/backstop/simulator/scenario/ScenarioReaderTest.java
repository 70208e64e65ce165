package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.JumpSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {

    private static final long HOUR = 3_600_000;

    private static final String TEXT = """
        name: small
        description: Two venues.
        seed: 7
        clock: {start: "2001-09-09T01:46:40Z", step: 2s, end: "2001-09-09T01:48:20Z"}
        path:
          anchors:
            volatility: 2bps
            points:
              - {at: 0s, price: 2000}
              - {at: "2001-09-09T01:48:20Z", price: 1900.5}
        market: {sizeDecimals: 6, initialMarginRatio: 2%, maintenanceMarginRatio: 0.01, keeperReward: 2.5, maxAge: 5m}
        positions:
          list:
            - {account: 1, size: -1.5, entryPrice: 2000, collateral: 4000}
            - {account: 2, size: 3, entryPrice: 1999.5, collateral: 900}
        orders:
          - {at: 3s, account: 1, close: true}
          - {at: 10s, account: 9, open: {size: 0.5, collateral: 300}}
        maxLiquidationsPerBlock: 20
        venues:
          - id: market-30s
            type: pool
            closeMode: MARKET
            oracle: {delay: 30s, heartbeat: 1h, deviationThreshold: 0.5%}
            lpCapital: 1000000
            pockets: [feeBuffer, {pocket: safetyModule, balance: 1000, capPerEvent: 150}, lp]
            keeper: {latency: 500ms}
            chain: true
          - id: cex
            type: cex
            market: {liquidationFeeRatio: 0}
            book: {tickSize: 0.1, halfSpread: 1bps, levelGap: 2bps, levels: 50, depthPerLevel: 100000, refill: 1m}
        """;

    @TempDir
    private Path folder;

    @Test
    void everyKeyBecomesTheModelsIntegerAndMissingKeysTheirDefaults() throws IOException {
        MarketRules rules = new MarketRules(
                1_000_000, MarginTiers.flat(20_000_000, 10_000_000), 3_000_000, 2_500_000, 900_000_000, 300);
        MarketRules withoutFee =
                new MarketRules(1_000_000, MarginTiers.flat(20_000_000, 10_000_000), 0, 2_500_000, 900_000_000, 300);
        VenueSpec pool = new VenueSpec.Pool(
                "market-30s",
                rules,
                CloseMode.MARKET,
                new FeedSpec(30_000, HOUR, 5_000_000),
                new FeedSpec(0, HOUR, 0),
                1_000_000_000_000L,
                false,
                List.of(
                        new PocketSpec(Account.FEE_BUFFER, PocketSpec.DEFAULT_SHARE, PocketSpec.NO_CAP),
                        new PocketSpec(Account.SAFETY_MODULE, 1_000_000_000, 150_000_000),
                        new PocketSpec(Account.LP, 1_000_000_000_000L, PocketSpec.NO_CAP)),
                500,
                true);
        VenueSpec cex = new VenueSpec.Cex(
                "cex",
                withoutFee,
                new BookSpec(10_000_000, 100_000, 200_000, 50, 100_000_000_000L, 60_000),
                new MarkSpec.Median(150_000),
                PocketSpec.DEFAULT_SHARE);

        assertThat(read())
                .isEqualTo(new Scenario(
                        "small",
                        "Two venues.",
                        7,
                        new TimeGrid(1_000_000_000_000L, 2000, 50),
                        1_000_000,
                        new PathSpec.Anchors(
                                List.of(
                                        new AnchorPoint(1_000_000_000_000L, 200_000_000_000L),
                                        new AnchorPoint(1_000_000_100_000L, 190_050_000_000L)),
                                200_000),
                        new PositionsSpec.Listed(List.of(
                                new SeededPosition(1, -1_500_000, 200_000_000_000L, 4_000_000_000L),
                                new SeededPosition(2, 3_000_000, 199_950_000_000L, 900_000_000))),
                        List.of(new TapeOrder.Close(2, 1), new TapeOrder.Open(5, 9, 500_000, 300_000_000)),
                        List.of(),
                        20,
                        List.of(pool, cex)));
    }

    @Test
    void overridesReachAVenueByPlaceAndByIdAndTheLastOneWins() throws IOException {
        Scenario scenario = read(
                "venues[0].oracle.delay=5s",
                "venues.market-30s.keeper.latency=3s",
                "venues.market-30s.oracle.delay=10s",
                "venues.cex.insuranceFund=12.5",
                "positions.list[1].size=-4",
                "market.liquidationFeeRatio=12bps");

        VenueSpec.Pool pool = (VenueSpec.Pool) scenario.venues().get(0);
        VenueSpec.Cex cex = (VenueSpec.Cex) scenario.venues().get(1);
        assertThat(pool.markFeed().delayMillis()).isEqualTo(10_000);
        assertThat(pool.keeperLatencyMillis()).isEqualTo(3000);
        assertThat(pool.rules().liquidationFeeRatio()).isEqualTo(1_200_000);
        assertThat(cex.insuranceFund()).isEqualTo(12_500_000);
        assertThat(((PositionsSpec.Listed) scenario.positions())
                        .positions()
                        .get(1)
                        .size())
                .isEqualTo(-4_000_000);
    }

    @Test
    void tiersCooldownsAndChangesOfPositionsAreRead() throws IOException {
        Scenario scenario = read(
                "market.tiers=[{from: 50000, initialMarginRatio: 4%, maintenanceMarginRatio: 2%}]",
                "venues.market-30s.netOfPhantom=true",
                "venues.market-30s.pockets[1].cooldown=240h",
                "venues.market-30s.pockets[1].window=48h",
                "orders[0]={at: 3s, account: 1, increase: {size: -0.5, collateral: 10}}",
                "orders[1]={at: 4s, account: 1, decrease: {collateral: 5}}");

        VenueSpec.Pool pool = (VenueSpec.Pool) scenario.venues().get(0);
        assertThat(pool.rules().tiers())
                .isEqualTo(MarginTiers.of(List.of(
                        new MarginTiers.Tier(0, 20_000_000, 10_000_000),
                        new MarginTiers.Tier(50_000_000_000L, 40_000_000, 20_000_000))));
        assertThat(pool.netOfPhantom()).isTrue();
        assertThat(pool.pockets().get(1))
                .isEqualTo(new PocketSpec(Account.SAFETY_MODULE, 1_000_000_000, 150_000_000, 864_000, 172_800));
        assertThat(scenario.orders())
                .containsExactly(
                        new TapeOrder.Increase(2, 1, -500_000, 10_000_000), new TapeOrder.Decrease(2, 1, 0, 5_000_000));
    }

    @Test
    void anOverrideMaySwapOneAlternativeForTheOther() throws IOException {
        Scenario scenario = read(
                "positions.list=null",
                "positions.population={count: 2, longShare: 50%, leverage: [5], notional: {from: 1, to: 2},"
                        + " entryPrices: [3]}");

        assertThat(scenario.positions())
                .isEqualTo(new PositionsSpec.Population(
                        2, 500_000_000, List.of(5), 1_000_000, 2_000_000, List.of(300_000_000L)));
    }

    @ParameterizedTest(name = "{1} | {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "heartbeat: 1h | heartbeat: -5s | venues[0].oracle.heartbeat: \"-5s\" must be positive",
                "delay: 30s | delay: -1s | venues[0].oracle.delay: \"-1s\" must not be negative",
                "delay: 30s | delay: 30 | venues[0].oracle.delay: 30 must be a duration such as \"30s\", \"5m\","
                        + " \"1h\" or \"500ms\"",
                "delay: 30s | delay: 99999h | venues[0].oracle.delay: \"99999h\" must be at most 8760h",
                "oracle: | oracel: | venues[0].oracel: unknown key, did you mean \"oracle\"?",
                "seed: 7 | sede: 7 | sede: unknown key, did you mean \"seed\"?",
                "seed: 7 | seed: x | seed: \"x\" must be a whole number from -9223372036854775808 to"
                        + " 9223372036854775807",
                "seed: 7 | '' | seed: is missing",
                "lpCapital: 1000000 | '' | venues[0].lpCapital: is missing",
                "lpCapital: 1000000 | lpCapital: -1 | venues[0].lpCapital: -1 must not be negative",
                "lpCapital: 1000000 | lpCapital: [1] | venues[0].lpCapital: a list must be an amount in dollars, with"
                        + " at most 6 decimals and within 64 bits",
                "id: cex | id: market-30s | venues[1].id: \"market-30s\" must be unique, a venue above has the same id",
                "type: cex | type: dex | venues[1].type: \"dex\" must be one of pool, cex",
                "closeMode: MARKET | closeMode: market | venues[0].closeMode: \"market\" must be one of ORACLE, MARKET",
                "account: 2 | account: 1 | positions.list[1].account: 1 must be unique, an entry above has the same"
                        + " account",
                "size: 3 | size: 0 | positions.list[1].size: 0 must not be zero",
                "size: 3 | size: 0.0000001 | positions.list[1].size: 0.0000001 must be a size in whole base units,"
                        + " with at most 6 decimals and within 64 bits",
                "price: 2000 | price: 0 | path.anchors.points[0].price: 0 must be positive",
                "at: 0s | at: 200s | path.anchors.points[1].at: \"2001-09-09T01:48:20Z\" must be after the point"
                        + " before it",
                "at: 0s | at: noon | path.anchors.points[0].at: \"noon\" must be a time such as"
                        + " \"2025-10-10T20:50:00Z\" or \"900s\" after the start",
                "step: 2s | step: 500ms | clock.step: \"500ms\" must be whole seconds, as block times are",
                "step: 2s | step: 3s | clock.end: \"2001-09-09T01:48:20Z\" must be a whole number of steps after the"
                        + " start, at most 10000000",
                "step: 2s | step: 2s, steps: 5 | clock: must have exactly one of steps, end, has steps, end",
                "'- {at: 10s' | '- {at: 2s' | orders[1].at: \"2s\" must not be before the order above it",
                "'- {at: 10s' | '- {at: 100s' | orders[1].at: \"100s\" must lie inside the clock",
                "orders: | 'withdrawals: [{at: 4s, share: 1%}, {at: 2s, share: 1%}]\n"
                        + "orders:' | withdrawals[1].at: \"2s\" must not be before the withdrawal above it",
                "orders: | 'withdrawals: [{at: 4s, share: 0}]\norders:' | withdrawals[0].share: 0 must be above 0",
                "orders: | 'withdrawals: [{at: 4s, share: 101%}]\norders:' | withdrawals[0].share: \"101%\" must be at"
                        + " most 100%",
                "close: true | close: false | orders[0].close: false must be true",
                ", close: true | '' | orders[0]: must have exactly one of open, increase, decrease,"
                        + " close, has none",
                "close: true | increase: {} | orders[0].increase: must have size, collateral or both",
                "close: true | decrease: {size: 0} | orders[0].decrease.size: 0 must not be zero",
                "close: true | decrease: {collateral: -1} | orders[0].decrease.collateral: -1 must not be negative",
                "lpCapital: 1000000 | lpCapital: 9000000001 | venues[0].lpCapital: 9000000001 must be at most"
                        + " 9000000000 dollars",
                "balance: 1000, | balance: 9000000001, | venues[0].pockets[1].balance: 9000000001 must be at most"
                        + " 9000000000 dollars",
                "balance: 1000, | 'balance: 1000, cooldown: 1500ms, window: 1h, ' | venues[0].pockets[1].cooldown:"
                        + " \"1500ms\" must be whole seconds",
                "', lp]' | ', {pocket: lp, cooldown: 1h, window: 1h}]' | venues[0].pockets[2].cooldown: \"1h\" is not"
                        + " allowed, only safetyModule has a cooldown",
                "balance: 1000, | 'balance: 1000, window: 1h, ' | venues[0].pockets[1]: must have both of cooldown and"
                        + " window, or neither",
                "keeperReward: 2.5 | tiers: [{from: 0, initialMarginRatio: 4%, maintenanceMarginRatio: 2%}] |"
                        + " market.tiers[0].from: 0 must be above the tier before it",
                "keeperReward: 2.5 | tiers: [{from: 9, initialMarginRatio: 4%, maintenanceMarginRatio: 0.5%}] |"
                        + " market.tiers[0].maintenanceMarginRatio: \"0.5%\" must not be below the tier before it",
                "keeperReward: 2.5 | tiers: [{from: 9, initialMarginRatio: 2%, maintenanceMarginRatio: 3%}] |"
                        + " market.tiers[0].initialMarginRatio: \"2%\" must not be below maintenanceMarginRatio",
                "keeperReward: 2.5 | tiers: [{from: 0.000001, initialMarginRatio: 4%, maintenanceMarginRatio: 2%}] |"
                    + " market.tiers[0]: ratios must not fall from tier to tier, and each tier's start times the rise"
                    + " of its ratios must be whole micro-dollars",
                "pocket: safetyModule | pocket: insuranceFund | venues[0].pockets[1].pocket: \"insuranceFund\" must be"
                        + " one of feeBuffer, treasury, safetyModule, juniorLp, lp",
                "pocket: safetyModule | pocket: treasury | venues[0].pockets[1].capPerEvent: 150 is not allowed, only"
                        + " safetyModule and lp have a cap",
                "balance: 1000, | '' | venues[0].pockets[1].balance: is missing",
                "', lp]' | ', feeBuffer]' | venues[0].pockets[2]: feeBuffer must be listed once",
                "initialMarginRatio: 2% | initialMarginRatio: 0.5% | market.initialMarginRatio: \"0.5%\" must not be"
                        + " below maintenanceMarginRatio",
                "initialMarginRatio: 2% | initialMarginRatio: two | market.initialMarginRatio: \"two\" must be a ratio"
                        + " such as \"1%\", \"12bps\" or 0.01, with at most 9 decimals and within 64 bits",
                "market: {liquidationFeeRatio: 0} | market: {sizeDecimals: 3} | venues[1].market.sizeDecimals: is the"
                        + " same on all venues and belongs in the market of the scenario",
                "tickSize: 0.1 | path: {}, tickSize: 0.1 | venues[1].book.path: must have exactly one of anchors, csv,"
                        + " candles, rounds, generated, following, has none",
                "tickSize: 0.1 | 'path: {csv: {}}, tickSize: 0.1' | venues[1].book.path.csv.file: is missing",
                "tickSize: 0.1 | 'path: {anchors: {points: [{at: 0s, price: -1}]}}, tickSize: 0.1' |"
                        + " venues[1].book.path.anchors.points[0].price: -1 must be positive",
                "tickSize: 0.1 | 'pth: {}, tickSize: 0.1' | venues[1].book.pth: unknown key, did you mean \"path\"?",
                "levels: 50 | levels: 0 | venues[1].book.levels: 0 must be a whole number from 1 to 1000",
                "chain: true | chain: often | venues[0].chain: \"often\" must be true or false",
                "name: small | name: ../small | name: \"../small\" must be a name of letters, digits, \"-\" and \"_\"",
            })
    void aMistakeIsOneLineWithFilePathValueAndWhatIsAllowed(String from, String to, String message) throws IOException {
        assertThat(TEXT).contains(from);
        Path file = write(TEXT.replaceFirst(Pattern.quote(from), to));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(file, List.of(), Map.of()))
                .withMessage(file + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "venues[0].oracle.heartbeat=-5s | venues[0].oracle.heartbeat: \"-5s\" must be positive",
                "venues.market-30s.oracel.delay=5s | venues[0].oracel: unknown key, did you mean \"oracle\"?",
                "venues.dex.oracle.delay=5s | venues: \"dex\" must be one of market-30s, cex",
                "venues[2].id=x | venues: \"2\" must be one of market-30s, cex",
                "venues[0]].id=x | \"venues[0]].id\" must be a path such as venues[1].oracle.delay",
                "seed | must be path=value",
                "seed=[1 | the value must be YAML on one line",
            })
    void aMistakenOverrideIsNamedAsOne(String override, String message) throws IOException {
        Path file = write(TEXT);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(file, List.of(override), Map.of()))
                .withMessage("--set " + override + ": " + message);
    }

    @Test
    void brokenYamlAndAMissingFileAreOneLine() throws IOException {
        Path broken = write("name: a\nseed: [1\nclock: {}\n");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(broken, List.of(), Map.of()))
                .satisfies(e ->
                        assertThat(e.getMessage()).startsWith(broken + ":3:").doesNotContain("\n"));

        Path twice = write("name: a\nname: b\n");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(twice, List.of(), Map.of()))
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith(twice + ":2:")
                        .contains("name")
                        .doesNotContain("\n"));

        Path missing = folder.resolve("missing.yaml");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(missing, List.of(), Map.of()))
                .withMessage(missing + ": must be a text file that can be read");

        Path empty = write("");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(empty, List.of(), Map.of()))
                .withMessage(empty + ": must be a mapping of keys to values");
    }

    @Test
    void candlesAndRoundsAreReadWithTheirDefaults() throws IOException {
        assertThat(read(Map.of(), "path={candles: {file: /x.json}}").path())
                .isEqualTo(new PathSpec.Candles("/x.json", false, 0));
        assertThat(read(Map.of(), "path={candles: {file: /x.json, expansion: bridge, longestGap: 1m}}")
                        .path())
                .isEqualTo(new PathSpec.Candles("/x.json", true, 60_000));
        assertThat(read(Map.of(), "path={rounds: {file: /x.csv}}").path())
                .isEqualTo(new PathSpec.Rounds("/x.csv", true, 0));
        assertThat(read(Map.of(), "path={rounds: {file: /x.csv, between: line, longestGap: 1h}}")
                        .path())
                .isEqualTo(new PathSpec.Rounds("/x.csv", false, 3_600_000));
        assertThat(read(Map.of(), "path={csv: {file: /x.csv, longestGap: 5m}}").path())
                .isEqualTo(new PathSpec.Csv("/x.csv", false, false, 300_000));
    }

    @Test
    void aPriceFileIsFoundThroughTheEnvironmentOrBesideTheScenario() throws IOException {
        assertThat(read(Map.of("DATA", "/data"), "path={csv: {file: \"${DATA}/x.csv\"}}")
                        .path())
                .isEqualTo(new PathSpec.Csv("/data/x.csv", false, false));
        assertThat(read(Map.of(), "path={csv: {file: x.csv, openConvention: previousClose}}")
                        .path())
                .isEqualTo(new PathSpec.Csv(folder.resolve("x.csv").toString(), true, false));
    }

    @Test
    void aBookMayFollowAPathOfItsOwn() throws IOException {
        String anchors = "venues.cex.book.path={anchors: {points: [{at: 3s, price: 1.055}]}}";
        String csv = "venues.cex.book.path={csv: {file: \"${DATA}/perp.csv\"}}";

        assertThat(book(read(anchors)).path())
                .isEqualTo(new PathSpec.Anchors(List.of(new AnchorPoint(1_000_000_003_000L, 105_500_000L)), 0));
        assertThat(book(read(Map.of("DATA", "/data"), csv)).path())
                .isEqualTo(new PathSpec.Csv("/data/perp.csv", false, false));
        assertThat(book(read()).path()).isNull();
    }

    @Test
    void aPathMayBeGeneratedAndABookFollowIt() throws IOException {
        String jumps = "jumps: {perDay: 12.5, excitation: 60%, decay: 5m, mean: -1%, deviation: 50bps}";
        String generated = "path={generated: {price: 2000, drift: -5%, annualVolatility: 80%, " + jumps + "}}";

        assertThat(read(generated).path())
                .isEqualTo(new PathSpec.Generated(
                        200_000_000_000L,
                        -50_000_000,
                        800_000_000,
                        new JumpSpec(12_500_000_000L, 600_000_000, 300_000, -10_000_000, 5_000_000)));
        assertThat(read("path={generated: {price: 2000}}").path())
                .isEqualTo(new PathSpec.Generated(200_000_000_000L, 0, 0, null));
        assertThat(book(read("venues.cex.book.path={following: {price: 3.5, beta: -1.2}}"))
                        .path())
                .isEqualTo(new PathSpec.Following(350_000_000, -1_200_000_000, 0));
    }

    @Test
    void stressLiesOnTopOfAPath() throws IOException {
        String stress = "path.stress=[{kind: gap, at: 4s, move: -10%}, {kind: grind, from: 0s, to: 9s, move: 5%},"
                + " {kind: flashCrash, at: 1s, move: -30%, fall: 2s, hold: 3s, recovery: 4s, recovered: 50%},"
                + " {kind: pump, at: 1s, move: 40%, rise: 2s, fall: 4s}]";
        long start = 1_000_000_000_000L;
        long one = 1_000_000_000;

        PathSpec.Shocked shocked = (PathSpec.Shocked) read(stress).path();

        assertThat(shocked.path()).isEqualTo(read().path());
        assertThat(shocked.shocks())
                .containsExactly(
                        shock(start + 3999, one, start + 4000, 900_000_000),
                        shock(start, one, start + 9000, 1_050_000_000),
                        shock(
                                start + 1000,
                                one,
                                start + 3000,
                                700_000_000,
                                start + 6000,
                                700_000_000,
                                start + 10_000,
                                850_000_000),
                        shock(
                                start + 1000,
                                one,
                                start + 3000,
                                1_400_000_000,
                                start + 3001,
                                1_400_000_000,
                                start + 7001,
                                one));
    }

    private static PathSpec.Shock shock(long... millisAndFactors) {
        return new PathSpec.Shock(IntStream.range(0, millisAndFactors.length / 2)
                .mapToObj(i -> new PathSpec.FactorPoint(millisAndFactors[2 * i], millisAndFactors[2 * i + 1]))
                .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path={following: {price: 1}} | path.following: is allowed in the path of a book or of another market"
                        + " only: it is the index that is followed",
                "path.stress=[] | path.stress: must have at least one entry",
                "path.stress=[{kind: gap, at: 1s, move: -100%}] | path.stress[0].move: \"-100%\" must be above -100%"
                        + " and at most 1000",
                "path.stress=[{kind: grind, from: 2s, to: 2s, move: 1%}] | path.stress[0].to: \"2s\" must be after"
                        + " from",
                "path.stress=[{kind: pump, at: 2s, move: 1%, fall: 1s}] | path.stress[0].rise: is missing",
                "path={generated: {price: 1, jumps: {perDay: 1, excitation: 1}}} | path.generated.jumps.excitation: 1"
                        + " must be below 100%",
                "path={generated: {price: 1, drift: -1001}} | path.generated.drift: -1001 must be from -1000 to 1000",
                "path={generated: {price: 1, annualVolatility: 1001}} | path.generated.annualVolatility: 1001 must be"
                        + " at most 1000",
                "path={generated: {price: 1, jumps: {perDay: 1, decay: 25h}}} | path.generated.jumps.decay: \"25h\""
                        + " must be at most 24h",
            })
    void aMistakeInAGeneratedPathIsToldWithItsPath(String override, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(override))
                .withMessageEndingWith(": " + mistake);
    }

    @Test
    void aMissingVariableOfABookIsToldAfterMistakesInLaterVenues() {
        String csv = "venues.cex.book.path={csv: {file: \"${DATA}/perp.csv\"}}";

        assertThatExceptionOfType(NoDataException.class)
                .isThrownBy(() -> read(Map.of(), csv))
                .withMessage("--set " + csv + ": venues[1].book.path.csv.file: \"${DATA}/perp.csv\" needs the variable"
                        + " DATA, skipped: no data");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(Map.of(), csv, "venues.cex.insuranceFund=-1"));
    }

    @Test
    void withoutTheVariableTheScenarioIsSkippedButItsOtherMistakesAreStillFound() {
        String csv = "path={csv: {file: \"${DATA}/x.csv\"}}";

        assertThatExceptionOfType(NoDataException.class)
                .isThrownBy(() -> read(Map.of(), csv))
                .withMessage("--set " + csv + ": path.csv.file: \"${DATA}/x.csv\" needs the variable DATA,"
                        + " skipped: no data");
        assertThatExceptionOfType(InputException.class).isThrownBy(() -> read(Map.of(), csv, "seed=x"));
    }

    private static BookSpec book(Scenario scenario) {
        return ((VenueSpec.Cex) scenario.venues().get(1)).book();
    }

    private Scenario read(String... overrides) throws IOException {
        return read(Map.of(), overrides);
    }

    private Scenario read(Map<String, String> environment, String... overrides) throws IOException {
        return ScenarioReader.read(write(TEXT), List.of(overrides), environment);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), text);
    }
}
