package io.backstop.oracle.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.AgentSpec;
import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.CohortSpec;
import io.backstop.model.scenario.EntriesSpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.ObserversSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.SizesSpec;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.path.FileGaps;
import io.backstop.oracle.path.PathWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeWriterTest {

    private static final long MONEY = 1_000_000L;
    private static final long USD = 100_000_000L;
    private static final long SIZE = 1_000_000L;
    private static final long PERCENT = 10_000_000L;
    private static final MarketRules RULES =
            new MarketRules(SIZE, MarginTiers.flat(2 * PERCENT, PERCENT), 0, 0, 90 * PERCENT, 3600);

    @Test
    void listedPositionsStandOnTheTapeAsTheyWereWritten() {
        SeededPosition position = new SeededPosition(1, 100 * SIZE, 2000 * USD, 4000 * MONEY);

        WrittenTape written = TapeWriter.write(scenario(1, new PositionsSpec.Listed(List.of(position))));

        assertThat(written.clampedBars()).isZero();
        assertThat(written.tape().positions()).containsExactly(position);
        assertThat(written.tape().indexPrice(-1)).isEqualTo(2000 * USD);
        assertThat(written.tape().indexPrice(9)).isEqualTo(1991 * USD);
    }

    @Test
    void aPositionBelowTheInitialMarginIsNamed() {
        SeededPosition thin = new SeededPosition(3, 100 * SIZE, 2000 * USD, 3999 * MONEY);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> TapeWriter.write(scenario(1, new PositionsSpec.Listed(List.of(thin)))))
                .withMessage("positions: account 3 on venue pool: must have collateral less liquidation fee and keeper"
                        + " reward of at least its initial margin 4000.000000, has 3999.000000");
    }

    @Test
    void aPositionThatOverflowsIsNamed() {
        SeededPosition huge = new SeededPosition(4, Long.MAX_VALUE, 2000 * USD, 4000 * MONEY);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> TapeWriter.write(scenario(1, new PositionsSpec.Listed(List.of(huge)))))
                .withMessage("positions: account 4 on venue pool: is too large: its notional does not fit 64 bits");
    }

    @Test
    void aPopulationOfOneChoiceIsFullyKnown() {
        // 20,000 dollars at 2000 are 10 units; a tenth of the notional is 2000 dollars.
        PositionsSpec shorts =
                new PositionsSpec.Population(2, 0, List.of(10), 20_000 * MONEY, 20_000 * MONEY, List.of(2000 * USD));

        assertThat(TapeWriter.write(scenario(1, shorts)).tape().positions())
                .containsExactly(
                        new SeededPosition(1, -10 * SIZE, 2000 * USD, 2000 * MONEY),
                        new SeededPosition(2, -10 * SIZE, 2000 * USD, 2000 * MONEY));
    }

    /** Two longs of 20,000 are scaled to 5,000 each: 2.5 units at 2000, of which a tenth is 500. */
    @Test
    void aPopulationIsScaledToItsOpenInterest() {
        PositionsSpec scaled = new PositionsSpec.Population(
                2,
                10_000 * MONEY,
                100 * PERCENT,
                List.of(new PositionsSpec.Leverage(10, 1)),
                new SizesSpec.Even(20_000 * MONEY, 20_000 * MONEY),
                List.of(2000 * USD),
                null);

        assertThat(TapeWriter.write(scenario(1, scaled)).tape().positions())
                .containsExactly(
                        new SeededPosition(1, 5 * SIZE / 2, 2000 * USD, 500 * MONEY),
                        new SeededPosition(2, 5 * SIZE / 2, 2000 * USD, 500 * MONEY));
    }

    /** The index of step 3 is 1997: 19,970 are 10 units, of which a tenth is 1997. */
    @Test
    void whoComesLaterOpensAtTheIndexOfHisStep() {
        PositionsSpec late = new PositionsSpec.Population(
                1,
                0,
                0,
                List.of(new PositionsSpec.Leverage(10, 7)),
                new SizesSpec.Even(19_970 * MONEY, 19_970 * MONEY),
                List.of(2000 * USD),
                new EntriesSpec(100 * PERCENT, 3, 3));

        ScenarioTape tape = TapeWriter.write(scenario(1, late)).tape();

        assertThat(tape.positions()).isEmpty();
        assertThat(tape.orders()).containsExactly(new TapeOrder.Open(3, 1, -10 * SIZE, 1997 * MONEY));
    }

    /** Two who hold and one who trades: ids run on, and who trades starts with nothing. */
    @Test
    void cohortsFollowEachOther() {
        PositionsSpec.Population two = new PositionsSpec.Population(
                2, 100 * PERCENT, List.of(10), 20_000 * MONEY, 20_000 * MONEY, List.of(2000 * USD));
        CohortSpec.Strategy trend = new CohortSpec.Strategy.Trend(PERCENT, 4);
        PositionsSpec cohorts = new PositionsSpec.Cohorts(List.of(
                new CohortSpec("stops", two, List.of(new CohortSpec.Habit.StopLoss(PERCENT, PERCENT)), null, false),
                new CohortSpec(
                        "trend",
                        new PositionsSpec.Population(1, 0, List.of(5), 2000 * MONEY, 2000 * MONEY, List.of()),
                        List.of(),
                        trend,
                        false)));

        ScenarioTape tape = TapeWriter.write(scenario(1, cohorts)).tape();

        assertThat(tape.positions()).extracting(SeededPosition::account).containsExactly(1, 2);
        assertThat(tape.circumstances().agents())
                .containsExactly(
                        new AgentSpec(1, PERCENT, null, null, 0, null),
                        new AgentSpec(2, PERCENT, null, null, 0, null),
                        new AgentSpec(3, 0, null, null, 0, new AgentSpec.Trading(trend, SIZE, 400 * MONEY)));
        assertThat(tape.firstFreeAccount()).isEqualTo(4);
        assertThat(tape.hash())
                .isNotEqualTo(TapeWriter.write(scenario(1, two)).tape().hash());
    }

    /** Between 1 % and 2 %, and not all the same. */
    @Test
    void everybodyHasAStopOfHisOwn() {
        CohortSpec stops = new CohortSpec(
                "stops",
                new PositionsSpec.Population(
                        100, 100 * PERCENT, List.of(10), 20_000 * MONEY, 20_000 * MONEY, List.of(2000 * USD)),
                List.of(new CohortSpec.Habit.StopLoss(PERCENT, 2 * PERCENT)),
                null,
                false);

        List<AgentSpec> agents = TapeWriter.write(scenario(1, new PositionsSpec.Cohorts(List.of(stops))))
                .tape()
                .circumstances()
                .agents();

        assertThat(agents).extracting(AgentSpec::stopLoss).allMatch(stop -> stop >= PERCENT && stop <= 2 * PERCENT);
        assertThat(agents.stream().map(AgentSpec::stopLoss).distinct().count()).isGreaterThan(90);
    }

    @Test
    void aPopulationKeepsItsSharesAndHasNobodyWhoIsAlreadyLiquidatable() {
        Scenario scenario = scenario(5, population(2000));

        List<SeededPosition> positions = TapeWriter.write(scenario).tape().positions();

        MarketRules rules = scenario.venues().getFirst().rules();
        assertThat(positions)
                .hasSize(2000)
                .noneMatch(
                        p -> MarginMaths.isLiquidatable(rules, p.collateral(), p.size(), p.entryPrice(), 2000 * USD));
        assertThat(positions.stream().filter(p -> p.size() > 0).count()).isBetween(1140L, 1260L);
        // The middle of a logarithmic scale from 1,000 to 100,000 is 10,000.
        assertThat(positions.stream().filter(p -> notional(p) < 10_000 * MONEY).count())
                .isBetween(930L, 1070L);
        assertThat(positions).allMatch(p -> notional(p) >= 999 * MONEY && notional(p) <= 100_000 * MONEY);
    }

    @Test
    void aPopulationThatCannotBeAliveIsAnError() {
        PositionsSpec gone = new PositionsSpec.Population(
                1, 1_000_000_000, List.of(20), 1000 * MONEY, 1000 * MONEY, List.of(3000 * USD));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> TapeWriter.write(scenario(1, gone)))
                .withMessage("positions.population: a long of account 1 would be liquidatable before step 0 with every"
                        + " leverage and entry price");
    }

    @Test
    void theSeedAloneDecidesTheTape() {
        String once = TapeWriter.write(scenario(1, population(50))).tape().hash();

        assertThat(TapeWriter.write(scenario(1, population(50))).tape().hash()).isEqualTo(once);
        assertThat(TapeWriter.write(scenario(2, population(50))).tape().hash()).isNotEqualTo(once);
    }

    @Test
    void aLargerPopulationKeepsTheFirstAccountsAndThePath() {
        ScenarioTape few = TapeWriter.write(scenario(1, population(5))).tape();
        ScenarioTape many = TapeWriter.write(scenario(1, population(50))).tape();

        assertThat(many.positions().subList(0, 5)).isEqualTo(few.positions());
        assertThat(many.indexPrices()).isEqualTo(few.indexPrices());
    }

    @Test
    void aBookWithAPathOfItsOwnHasItsPricesOnTheTapeAndOthersTheIndex() {
        ScenarioTape tape = TapeWriter.write(scenario(cex("follower", null), cex("perp", crash(0))))
                .tape();

        assertThat(tape.ownBookPrices()).containsOnlyKeys("perp");
        assertThat(IntStream.range(0, 10)
                        .map(step -> Math.toIntExact(tape.bookPrices("perp").at(step) / USD)))
                .containsExactly(2000, 1850, 1700, 1550, 1400, 1250, 1100, 950, 800, 650);
        assertThat(tape.bookPrices("follower")).isEqualTo(tape.indexPrices());
        assertThat(tape.indexPrice(9)).isEqualTo(1991 * USD);
    }

    @Test
    void onlyABookWithAPathOfItsOwnChangesTheHashOfTheTape() {
        String following = TapeWriter.write(scenario(cex("perp", null))).tape().hash();
        String own = TapeWriter.write(scenario(cex("perp", crash(0)))).tape().hash();

        assertThat(following)
                .isEqualTo(TapeWriter.write(scenario(1, new PositionsSpec.Listed(List.of())))
                        .tape()
                        .hash())
                .isEqualTo("e1074177e3edc2f19a2691d2e49c44431c7a7e2e1d3fc86400abaa592ec6762b");
        assertThat(own).isNotEqualTo(following);
        assertThat(TapeWriter.write(scenario(cex("other", crash(0)))).tape().hash())
                .isNotEqualTo(own);
    }

    @Test
    void booksWithEqualPathsHaveEqualNoiseAndTheIndexKeepsItsOwn() {
        PathSpec noisy = crash(200_000);

        ScenarioTape tape =
                TapeWriter.write(scenario(cex("one", noisy), cex("two", noisy))).tape();

        assertThat(tape.bookPrices("one"))
                .isEqualTo(tape.bookPrices("two"))
                .isNotEqualTo(PathWriter.write(noisy, tape.grid(), 1).prices());
        assertThat(tape.indexPrice(9)).isEqualTo(1991 * USD);
    }

    @Test
    void movedOpensOfTheFilesOfBooksAreCounted(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("perp.csv"), "ts_ms,open,high,low,close\n1000000,9,9,9,9\n1005000,9,8,7,7\n");

        WrittenTape written = TapeWriter.write(scenario(cex("perp", new PathSpec.Csv(file.toString(), true, false))));

        assertThat(written.clampedBars()).isEqualTo(1);
        assertThat(written.tape().bookPrices("perp").at(5)).isEqualTo(8 * USD);
    }

    /** Two equal sources of one file: of its bars of 5 s the one that would begin 5 s after the clock is missing. */
    @Test
    void filesOfSourcesTellTheirGapsAndMovedOpensOnce(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("spot.csv"),
                "ts_ms,open,high,low,close\n995000,9,9,9,9\n1000000,9,8,7,7\n1010000,7,7,7,7\n");
        PathSpec spot = new PathSpec.Csv(file.toString(), true, false);

        WrittenTape written = TapeWriter.write(scenario(pool(seenBy(spot, spot))));

        assertThat(written.clampedBars()).isEqualTo(1);
        assertThat(written.gaps())
                .containsExactly(new FileGaps("spot.csv", List.of(new TimeWindow(1_005_000, 1_010_000))));
    }

    /** Two sources that look at the index, one of them with a gap of its own, add no bar to those of its file. */
    @Test
    void movedOpensOfTheIndexCountOnceHoweverManyLookAtIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("index.csv"), "ts_ms,open,high,low,close\n1000000,9,9,9,9\n1005000,9,8,7,7\n");
        PathSpec.Shock halved = new PathSpec.Shock(List.of(new PathSpec.FactorPoint(1_005_000, 50 * PERCENT)));
        VenueSpec pool =
                pool(seenBy(new PathSpec.Index(), new PathSpec.Shocked(new PathSpec.Index(), List.of(halved))));

        WrittenTape written = TapeWriter.write(scenario(
                new PathSpec.Csv(file.toString(), true, false),
                1,
                new PositionsSpec.Listed(List.of()),
                List.of(),
                List.of(pool)));

        assertThat(written.clampedBars()).isEqualTo(1);
    }

    @Test
    void anOrderThatNoLedgerCouldHoldAtABooksHighestPriceIsNamed() {
        PathSpec soaring = new PathSpec.Anchors(List.of(new AnchorPoint(1_000_000, 2_000_000 * USD)), 0);
        List<TapeOrder> orders = List.of(new TapeOrder.Open(1, 7, 1_000_000 * SIZE, MONEY));

        assertThat(TapeWriter.write(scenario(orders, cex("perp", null))).tape().orders())
                .hasSize(1);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> TapeWriter.write(scenario(orders, cex("perp", soaring))))
                .withMessage("orders: the order of account 7 would be worth more than 1000000000000 dollars, must be at"
                        + " most that");
    }

    private static PathSpec crash(long volatility) {
        return new PathSpec.Anchors(
                List.of(new AnchorPoint(1_000_000, 2000 * USD), new AnchorPoint(1_010_000, 500 * USD)), volatility);
    }

    private static VenueSpec cex(String id, @Nullable PathSpec path) {
        BookSpec book = new BookSpec(path, USD, 0, PERCENT, 1, 0, 1000);
        return new VenueSpec.Cex(id, RULES, book, new MarkSpec.Median(1000), 0);
    }

    private static long notional(SeededPosition position) {
        return MarginMaths.notional(position.size(), position.entryPrice(), SIZE);
    }

    private static PositionsSpec population(int count) {
        return new PositionsSpec.Population(
                count,
                60 * PERCENT,
                List.of(5, 20, 50),
                1000 * MONEY,
                100_000 * MONEY,
                List.of(1900 * USD, 2000 * USD, 2150 * USD));
    }

    private static Scenario scenario(long seed, PositionsSpec positions) {
        return scenario(seed, positions, List.of(), List.of(pool(new FeedSpec(0, 3_600_000, 0))));
    }

    private static VenueSpec pool(FeedSpec feed) {
        return new VenueSpec.Pool(
                "pool", RULES, CloseMode.ORACLE, feed, null, 1_000_000 * MONEY, false, List.of(), 1000, false);
    }

    private static FeedSpec seenBy(PathSpec... paths) {
        List<PriceSourceSpec> sources = Stream.of(paths)
                .map(path -> new PriceSourceSpec(path, LatencySpec.fixed(0), 0, 0, 1, List.of(), List.of()))
                .toList();
        NetworkSpec network = new NetworkSpec(
                LatencySpec.fixed(0),
                new ObserversSpec(sources, new AggregationSpec.Median(), 1),
                0,
                null,
                null,
                List.of());
        return new FeedSpec(0, 3_600_000, 0, new FeedSource.Push(), network);
    }

    private static Scenario scenario(VenueSpec... venues) {
        return scenario(List.of(), venues);
    }

    private static Scenario scenario(List<TapeOrder> orders, VenueSpec... venues) {
        return scenario(1, new PositionsSpec.Listed(List.of()), orders, List.of(venues));
    }

    private static Scenario scenario(
            long seed, PositionsSpec positions, List<TapeOrder> orders, List<VenueSpec> venues) {
        PathSpec path = new PathSpec.Anchors(
                List.of(new AnchorPoint(1_000_000, 2000 * USD), new AnchorPoint(1_010_000, 1990 * USD)), 0);
        return scenario(path, seed, positions, orders, venues);
    }

    private static Scenario scenario(
            PathSpec path, long seed, PositionsSpec positions, List<TapeOrder> orders, List<VenueSpec> venues) {
        return new Scenario(
                "test",
                "",
                seed,
                new TimeGrid(1_000_000, 1000, 10),
                SIZE,
                path,
                positions,
                orders,
                List.of(),
                100,
                venues);
    }
}
