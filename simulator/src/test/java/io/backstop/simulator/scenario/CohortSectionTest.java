package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.cex.CexVenue;
import io.backstop.model.outcome.CohortOutcome;
import io.backstop.model.outcome.IndexPrices;
import io.backstop.model.outcome.Members;
import io.backstop.model.outcome.Outcome;
import io.backstop.model.scenario.CohortSpec;
import io.backstop.model.scenario.CohortSpec.Habit;
import io.backstop.model.scenario.CohortSpec.Strategy;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LpRunnerSpec;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SizesSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohortSectionTest {

    private static final Path HOME =
            Path.of(System.getProperty("backstop.home", "..")).normalize();
    private static final Path GOLDEN = HOME.resolve("scenarios/golden/agents.yaml");
    private static final Path CROWD = HOME.resolve("scenarios/cohorts.yaml");
    private static final long PERCENT = 10_000_000;
    private static final long USD = 1_000_000;

    @Test
    void habitsAndStrategiesAreReadInSteps() {
        Scenario scenario = ScenarioReader.read(GOLDEN, List.of(), Map.of());

        assertThat(cohorts(scenario))
                .extracting(CohortSpec::habits)
                .containsExactly(
                        List.of(new Habit.StopLoss(PERCENT, PERCENT)),
                        List.of(new Habit.TopUp(15 * PERCENT / 10, 3 * PERCENT, 1)),
                        List.of(new Habit.Panic(2 * PERCENT, 30, 2, 2)),
                        List.of(),
                        List.of());
        assertThat(cohorts(scenario).get(3).strategy()).isEqualTo(new Strategy.Gap(9 * PERCENT / 10, PERCENT / 10));
        assertThat(cohorts(scenario)).extracting(CohortSpec::hedged).containsExactly(false, false, false, false, true);
        assertThat(scenario.circumstances().lpRunners()).containsExactly(new LpRunnerSpec(40 * PERCENT, 0));
    }

    @Test
    void aPopulationMayBeAMixOrHaveATail() {
        List<CohortSpec> cohorts = cohorts(ScenarioReader.read(CROWD, List.of(), Map.of()));

        assertThat(cohorts.getFirst().population().leverages())
                .containsExactly(
                        new PositionsSpec.Leverage(5, 5),
                        new PositionsSpec.Leverage(10, 3),
                        new PositionsSpec.Leverage(20, 1));
        assertThat(cohorts.getFirst().population().openInterest()).isEqualTo(1_000_000 * USD);
        assertThat(cohorts.getFirst().population().sizes())
                .isEqualTo(new SizesSpec.Pareto(500 * USD, 50_000 * USD, 1_200_000_000));
        assertThat(cohorts.get(3).population().sizes())
                .isEqualTo(new SizesSpec.Mix(
                        List.of(new SizesSpec.Part(2000 * USD, 3), new SizesSpec.Part(30_000 * USD, 1))));
    }

    /** As the file expects: a mark that is 20 s late is worth more to who knows the index than one that follows its own quotes. */
    @Test
    void theCrowdTradesOnABookTooAndArbitrageEarnsNothingThere() {
        Scenario scenario = ScenarioReader.read(CROWD, List.of(), Map.of());
        ScenarioTape tape = TapeWriter.write(scenario).tape();

        VenueRun book = CexVenue.run(tape, (VenueSpec.Cex) scenario.venues().getLast());

        List<CohortOutcome> cohorts = Outcome.of(
                        book,
                        tape.grid(),
                        new IndexPrices(tape.priceBefore(), tape.indexPrices()),
                        scenario.sizeUnit(),
                        Members.of(scenario.positions()))
                .cohorts();
        assertThat(book.checksHold()).isTrue();
        assertThat(cohorts)
                .extracting(cohort -> cohort.members().name())
                .containsExactly("retail", "stops", "savers", "fearful", "hedgers", "trend", "scalpers", "arbitrage");
        assertThat(cohorts.getLast().pnl()).isZero();
        // Trend followers sell into the fall; hedgers lose here what they win elsewhere, until they are liquidated.
        assertThat(cohorts.get(5).pnl()).isPositive();
        assertThat(cohorts.get(4).pnl()).isNegative();
        assertThat(cohorts.get(4).hedge()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1].name=stops|[1].name: \"stops\" must be unique, a cohort above has the same name",
                "[0].stopLoss.to=0.5%|[0].stopLoss.to: \"0.5%\" must not be below from",
                "[0].stopLoss.from=0%|[0].stopLoss.from: \"0%\" must be above 0% and below 100%",
                "[0].stoploss=1|[0].stoploss: unknown key, did you mean \"stopLoss\"?",
                "[1].topUp.upTo=1%|[1].topUp.upTo: \"1%\" must not be below below",
                "[1].topUp.times=0|[1].topUp.times: 0 must be a whole number from 1 to 1000",
                "[2].panic.delay.to=1s|[2].panic.delay.to: \"1s\" must not be below from",
                "[2].panic.window=0s|[2].panic.window: \"0s\" must be positive",
                "[3].strategy.kind=buy|[3].strategy.kind: \"buy\" must be one of trend, scalper, gap",
                "[3].strategy.exit=1%|[3].strategy.exit: \"1%\" must be below gap",
                "[3].longShare=50%|[3].longShare: unknown key, did you mean \"name\"?",
                "[4].notional.pareto=0.01|[4].notional.pareto: 0.01 must be from 0.1 to 10",
                "[4].leverage=[{leverage: 5}]|[4].leverage[0].weight: is missing",
                "[4].notional=[]|[4].notional: must have at least one entry",
                "[4].entries={share: 10%, from: 9s, to: 8s}|[4].entries.to: \"8s\" must not be before from",
                "[4].count=1000000|[4].count: 1000000 must leave at most 1000000 accounts in all cohorts",
            })
    void mistakesAreToldWithTheirPlace(String override, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(GOLDEN, List.of("positions.cohorts" + override), Map.of()))
                .withMessageEndingWith("positions.cohorts" + mistake);
    }

    /** Account 4 is the only one of its cohort; of the first, account 1, and nobody has the id 99. */
    @Test
    void whoIsLeftOutIsNotCounted() {
        Scenario scenario = ScenarioReader.read(GOLDEN, List.of(), Map.of());

        assertThat(Members.of(scenario.positions(), new TreeSet<>(Set.of(4, 99))))
                .extracting(Members::accounts)
                .containsExactly(1, 1, 1, 0, 1);
    }

    /** Both legs of a basis trade; what trend followers and scalpers hold is a bet by itself. */
    @Test
    void whoTradesAGapMayHoldTheOtherLegElsewhere() {
        Scenario scenario = ScenarioReader.read(GOLDEN, List.of("positions.cohorts[3].hedged=true"), Map.of());

        assertThat(Members.of(scenario.positions()).get(3)).isEqualTo(new Members("arbitrage", 4, 4, true, true));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(
                        GOLDEN,
                        List.of(
                                "positions.cohorts[3].hedged=true",
                                "positions.cohorts[3].strategy={kind: trend, move: 1%, window: 10s}"),
                        Map.of()))
                .withMessageEndingWith(
                        "positions.cohorts[3].hedged: true must be false beside a strategy of another kind than gap");
    }

    @Test
    void whoReactsReckonsInDollars() {
        Scenario inverse = ScenarioReader.read(
                GOLDEN, List.of("venues=[{preset: bitmex, id: coins}]", "market.sizeDecimals=0"), Map.of());

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> TapeWriter.write(inverse))
                .withMessage("positions.cohorts: traders who react need a linear contract, venue \"coins\" is inverse");
    }

    private static List<CohortSpec> cohorts(Scenario scenario) {
        return ((PositionsSpec.Cohorts) scenario.positions()).cohorts();
    }
}
