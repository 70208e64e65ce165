package io.backstop.oracle.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.ObserversSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.PathSpec.FactorPoint;
import io.backstop.model.scenario.PathSpec.Shock;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.PriceSourceSpec.Misplacement;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.oracle.random.StreamFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The index is 1000 + the second, from 1000 before the tape on; a price of 0 stands for none. */
class ObserverTest {

    private static final long START = 1_000_000;
    private static final PathSpec INDEX = new PathSpec.Index();

    @Test
    void withoutObserversTheIndexIsSeenAsItIs() {
        assertThat(seen(5, null)).containsExactly(1000L, 1001L, 1002L, 1003L, 1004L);
    }

    @Test
    void aSourceThatLagsShowsWhatTheIndexWas() {
        // 1.5 s are two steps; before the tape the index was 1000.
        assertThat(seen(5, network(1, source(LatencySpec.fixed(1500)))))
                .containsExactly(1000L, 1000L, 1000L, 1001L, 1002L);
    }

    @Test
    void aLagThatVariesNeverShowsAnOlderPriceThanBefore() {
        LatencySpec lag = new LatencySpec(0, new LatencySpec.Uniform(0, 20_000), 0);

        List<Long> seen = seen(200, network(1, source(lag)));

        assertThat(seen).isSorted();
        for (int second = 0; second < 200; second++) {
            assertThat(seen.get(second)).isBetween(Math.max(1000L, 980L + second), 1000L + second);
        }
    }

    @Test
    void duringAnOutageTheOthersDecideAndTooFewShowNothing() {
        PriceSourceSpec out =
                new PriceSourceSpec(INDEX, LatencySpec.fixed(0), 0, 0, 1, List.of(window(1, 3)), List.of());
        PriceSourceSpec other = new PriceSourceSpec(
                new PathSpec.Anchors(List.of(new AnchorPoint(START, 2000)), 0),
                LatencySpec.fixed(0),
                0,
                0,
                1,
                List.of(),
                List.of());

        assertThat(seen(4, network(1, out, other))).containsExactly(1500L, 2000L, 2000L, 1501L);
        assertThat(seen(4, network(2, out, other))).containsExactly(1500L, 0L, 0L, 1501L);
    }

    @Test
    void aCrashStaysWhereItHappens() {
        Shock crash = new Shock(
                List.of(new FactorPoint(START + 1999, 1_000_000_000), new FactorPoint(START + 2000, 100_000_000)));
        PriceSourceSpec crashed = new PriceSourceSpec(
                new PathSpec.Shocked(INDEX, List.of(crash)), LatencySpec.fixed(0), 0, 0, 1, List.of(), List.of());

        assertThat(seen(4, network(1, crashed))).containsExactly(1000L, 1001L, 100L, 100L);
        assertThat(seen(4, network(1, crashed, source(LatencySpec.fixed(0)), source(LatencySpec.fixed(0)))))
                .containsExactly(1000L, 1001L, 1002L, 1003L);
    }

    @Test
    void wrongDecimalsMoveThePoint() {
        PriceSourceSpec wrong = new PriceSourceSpec(
                INDEX,
                LatencySpec.fixed(0),
                0,
                0,
                1,
                List.of(),
                List.of(
                        new Misplacement(window(1, 2), 3),
                        new Misplacement(window(2, 3), -2),
                        new Misplacement(window(3, 4), -9)));

        assertThat(seen(5, network(1, wrong))).containsExactly(1000L, 1_001_000L, 10L, 1L, 1004L);
    }

    @Test
    void aPriceThatFitsNoMoreIsTheUsersMistake() {
        PriceSourceSpec wrong = new PriceSourceSpec(
                new PathSpec.Anchors(List.of(new AnchorPoint(START, Long.MAX_VALUE / 10)), 0),
                LatencySpec.fixed(0),
                0,
                0,
                1,
                List.of(),
                List.of(new Misplacement(window(0, 1), 2)));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> seen(1, network(1, wrong)))
                .withMessage("observers: a price with 2 wrong decimals does not fit 64 bits");
    }

    @Test
    void noiseIsRelativeIndependentAndOfTheGivenDeviation() {
        PriceSourceSpec noisy = new PriceSourceSpec(
                new PathSpec.Anchors(List.of(new AnchorPoint(START, 1_000_000_000_000L)), 0),
                LatencySpec.fixed(0),
                1_000_000,
                0,
                1,
                List.of(),
                List.of());

        List<Long> one = seen(10_000, network(1, noisy));
        List<Long> mean = seen(
                10_000, new ObserversSpec(List.of(noisy, noisy, noisy, noisy), new AggregationSpec.TrimmedMean(0), 1));

        // A thousandth of 1e12 is 1e9; the mean of four deviates half as much. Four standard errors are 2.83 %.
        assertThat(deviation(one)).isCloseTo(1e9, within(2.83e7));
        assertThat(deviation(mean)).isCloseTo(5e8, within(1.42e7));
    }

    @Test
    void confidenceIsPartOfEachPrice() {
        PriceSourceSpec unsure =
                new PriceSourceSpec(INDEX, LatencySpec.fixed(0), 0, 10_000_000, 1, List.of(), List.of());
        Observer observer = observer(1, new ObserversSpec(List.of(unsure), new AggregationSpec.QuartileMedian(), 1));

        observer.look(0);

        // 1 % of 1000 either way.
        assertThat(List.of(observer.price(), observer.confidence())).containsExactly(1000L, 10L);
    }

    private static PriceSourceSpec source(LatencySpec lag) {
        return new PriceSourceSpec(INDEX, lag, 0, 0, 1, List.of(), List.of());
    }

    private static ObserversSpec network(int least, PriceSourceSpec... sources) {
        return new ObserversSpec(List.of(sources), new AggregationSpec.Median(), least);
    }

    private static TimeWindow window(int from, int to) {
        return new TimeWindow(START + from * 1000L, START + to * 1000L);
    }

    private static List<Long> seen(int steps, @Nullable ObserversSpec spec) {
        Observer observer = observer(steps, spec);
        List<Long> seen = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            seen.add(observer.look(step) ? observer.price() : 0);
        }
        return seen;
    }

    private static Observer observer(int steps, @Nullable ObserversSpec spec) {
        TimeGrid grid = new TimeGrid(START, 1000, steps);
        PriceSeries index = PriceSeries.of(
                LongStream.range(0, steps).map(second -> 1000 + second).toArray());
        ScenarioTape tape = new ScenarioTape(grid, 1000, index, List.of(), List.of(), 100);
        return Observer.of(tape, spec, new StreamFamily(5, "feed"));
    }

    private static double deviation(List<Long> values) {
        double mean = values.stream().mapToLong(value -> value).average().orElseThrow();
        return Math.sqrt(values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
