package io.backstop.oracle.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.Circumstances;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.Interruptions;
import io.backstop.model.scenario.KeeperGasSpec;
import io.backstop.model.scenario.KeeperLimits;
import io.backstop.model.scenario.KeeperOutages;
import io.backstop.model.scenario.KeeperSpec;
import io.backstop.model.scenario.KeeperTimes;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.ReportChoice;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.scenario.VenueSpec;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeeperTimesWriterTest {

    private static final int STEPS = 20_000;
    private static final long START = 1_735_689_600_000L;
    private static final LatencySpec RANDOM = new LatencySpec(1000, new LatencySpec.Uniform(0, 4000), 0);

    @Test
    void aFixedLatencyNeedsNoNumbers() {
        KeeperSpec keeper = keeper("a", LatencySpec.fixed(700), KeeperOutages.NONE);

        assertThat(write(1, keeper)).containsExactly(new KeeperTimes(700, null, List.of()));
    }

    /** Uniform from 1 to 5 s: 3 s on average, whose standard error over 20,000 is 4/√12/141 = 0.008 s. */
    @Test
    void everyStepHasALatencyOfTheDistribution() {
        KeeperTimes times = write(1, keeper("a", RANDOM, KeeperOutages.NONE)).getFirst();

        assertThat(IntStream.range(0, STEPS).mapToLong(times::latencyMillis).allMatch(m -> m >= 1000 && m <= 5000))
                .isTrue();
        assertThat(IntStream.range(0, STEPS)
                        .mapToLong(times::latencyMillis)
                        .average()
                        .orElseThrow())
                .isBetween(2970.0, 3030.0);
    }

    @Test
    void theNumbersFollowTheTapeAndTheNameOnly() {
        KeeperSpec a = keeper("a", RANDOM, KeeperOutages.NONE);
        KeeperSpec b = keeper("b", RANDOM, KeeperOutages.NONE);

        assertThat(write(1, a, b).getFirst()).isEqualTo(write(1, a).getFirst());
        assertThat(write(1, b, a).getLast()).isEqualTo(write(1, a).getFirst());
        assertThat(write(1, a)).isNotEqualTo(write(2, a));
        assertThat(write(1, a).getFirst().drawn())
                .isNotEqualTo(write(1, b).getFirst().drawn());
    }

    /** 200 s apart and 50 s long on average: some 20,000 / 250 = 80 of them, an hour and a bit in all. */
    @Test
    void outagesComeByThemselvesAfterThoseThatAreKnown() {
        TimeWindow known = new TimeWindow(START, START + 5);
        KeeperOutages outages = new KeeperOutages(List.of(known), new KeeperOutages.Random(200_000, 50_000));

        List<TimeWindow> all =
                write(1, keeper("a", LatencySpec.fixed(0), outages)).getFirst().outages();

        assertThat(all.getFirst()).isEqualTo(known);
        assertThat(all).hasSizeBetween(55, 105);
        assertThat(all.stream()
                        .skip(1)
                        .mapToLong(TimeWindow::lengthMillis)
                        .average()
                        .orElseThrow())
                .isBetween(30_000.0, 70_000.0);
    }

    private static KeeperSpec keeper(String id, LatencySpec latency, KeeperOutages outages) {
        return new KeeperSpec(
                id, KeeperSpec.Policy.ALL_AT_ONCE, latency, KeeperGasSpec.DEFAULT, outages, KeeperLimits.NONE);
    }

    private static List<KeeperTimes> write(long seed, KeeperSpec... keepers) {
        ScenarioTape tape = new ScenarioTape(
                new TimeGrid(START, 1000, STEPS),
                1,
                PriceSeries.of(STEPS, step -> 1),
                Collections.emptySortedMap(),
                List.of(),
                List.of(),
                List.of(),
                1,
                new Circumstances(GasPrices.DEFAULT, List.of(), seed));
        VenueSpec.Pool venue = new VenueSpec.Pool(
                "pool",
                new MarketRules(1, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600),
                CloseMode.ORACLE,
                new FeedSpec(0, 3_600_000, 0, new FeedSource.Push()),
                null,
                0,
                false,
                List.of(),
                Mechanisms.NONE,
                0,
                false,
                ReportChoice.NEWEST,
                Interruptions.NONE,
                List.of(keepers));
        return KeeperTimesWriter.write(tape, venue);
    }
}
