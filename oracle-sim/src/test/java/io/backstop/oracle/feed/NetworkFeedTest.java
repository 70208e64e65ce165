package io.backstop.oracle.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.scenario.FaultSpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.InclusionSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.ObserversSpec;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.RoundSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.ScheduleSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounds and faults. The price of second n is 2000 − n unless told otherwise, in whole units. */
class NetworkFeedTest {

    private static final long START = 1_000;
    private static final long HOUR = 3_600_000;
    private static final long ONE = 1_000_000_000;

    @Test
    void aNetworkLooksAtTheFirstStepOfEachInterval() {
        assertThat(observed(written(11, HOUR, 0, NetworkSpec.NONE.withInterval(3000))))
                .containsExactly(0L, 3L, 6L, 9L);
        assertThat(observed(written(11, HOUR, 0, NetworkSpec.NONE.withInterval(2500))))
                .containsExactly(0L, 3L, 5L, 8L, 10L);
    }

    @Test
    void aScheduleAsksWhateverWasPublishedBefore() {
        // The clock begins at second 1000; every 40 s from second 10 on is at 1010, 1050 and 1090. The heartbeat of 30
        // s waits
        // anew after each of them.
        NetworkSpec network = NetworkSpec.NONE.withSchedule(new ScheduleSpec(40_000, 10_000));

        assertThat(observed(written(calm(100), 30_000, 0, network, 1))).containsExactly(0L, 10L, 40L, 50L, 80L, 90L);
        assertThat(observed(written(calm(100), 30_000, 0, network.withInterval(20_000), 1)))
                .containsExactly(0L, 20L, 60L);
    }

    @Test
    void oneRoundAtATimeAndEachTakesItsDuration() {
        FeedTape feed = written(11, HOUR, 1000, rounds(1, 0, 0, 0, 0, 3000));

        assertThat(feed.updates())
                .containsExactly(
                        new OracleUpdate(4, 2000, START),
                        new OracleUpdate(7, 1997, START + 3),
                        new OracleUpdate(10, 1994, START + 6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aNodeThatIsDownCostsATimeoutWhenItsTurnComes(long seed) {
        // Two of three nodes lead, one round each: every second round comes when the third has failed, 10 s late.
        FeedTape feed = written(calm(1000), 60_000, 0, rounds(3, 1, 0, 10_000, 1, 0), seed);

        List<Long> observed = observed(feed);
        assertThat(observed.getFirst()).isIn(0L, 10L);
        for (int i = 2; i < observed.size(); i++) {
            assertThat(observed.get(i) - observed.get(i - 2)).isEqualTo(60 + 60 + 10);
        }
    }

    @Test
    void aLeaderWhoNeverChangesCostsNothing() {
        assertThat(observed(written(calm(300), 100_000, 0, rounds(5, 4, 0, 1000, 0, 0), 1)))
                .satisfies(observed ->
                        assertThat(observed.getLast() - observed.get(1)).isEqualTo(100));
    }

    @Test
    void attemptsThatFailAreGeometric() {
        FeedTape feed = written(calm(220_000), 100_000, 0, rounds(16, 0, ONE / 2, 10_000, 0, 0), 9);

        List<Long> observed = observed(feed);
        double gap = (observed.getLast() - observed.getFirst()) / (observed.size() - 1.0);
        // One failure on average, 10 s; it deviates by √0.5 ÷ 0.5 failures, 14.1 s. Four standard errors of 2000 are
        // 1.27.
        assertThat(gap).isCloseTo(110, within(1.27));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultDoesWhatItsNameSays(FaultSpec fault, List<Long> shown) {
        FeedTape feed = written(8, HOUR, 0, NetworkSpec.NONE.withFaults(fault));

        assertThat(shown(feed, 8)).isEqualTo(shown);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new FaultSpec.Stall(window(2, 5)), of(2000, 1999, 1999, 1999, 1999, 1995, 1994, 1993)),
                Arguments.of(new FaultSpec.KeyLoss(window(2, 5)), of(2000, 1999, 1999, 1999, 1999, 1995, 1994, 1993)),
                Arguments.of(
                        new FaultSpec.Floor(window(0, 7), 1997), of(2000, 1999, 1998, 1997, 1997, 1997, 1997, 1993)),
                Arguments.of(
                        new FaultSpec.Ceiling(window(1, 9), 1996), of(2000, 1996, 1996, 1996, 1996, 1995, 1994, 1993)),
                Arguments.of(
                        new FaultSpec.Scaled(window(2, 3), 3 * ONE),
                        of(2000, 1999, 5994, 1997, 1996, 1995, 1994, 1993)),
                // 0.9 · 1998 = 1798.2 and 0.9 · 1997 = 1797.3, rounded down.
                Arguments.of(
                        new FaultSpec.Scaled(window(2, 4), 900_000_000),
                        of(2000, 1999, 1798, 1797, 1996, 1995, 1994, 1993)),
                Arguments.of(
                        new FaultSpec.WrongDecimals(window(3, 4), -2),
                        of(2000, 1999, 1998, 19, 1996, 1995, 1994, 1993)),
                Arguments.of(
                        new FaultSpec.WrongDecimals(window(3, 4), -9), of(2000, 1999, 1998, 1, 1996, 1995, 1994, 1993)),
                // From 3 to 5 what was seen in second 2, at the start what was there before.
                Arguments.of(
                        new FaultSpec.StaleOnResume(window(3, 6)), of(2000, 1999, 1998, 1998, 1998, 1998, 1994, 1993)),
                Arguments.of(
                        new FaultSpec.StaleOnResume(window(0, 2)), of(2000, 2000, 1998, 1997, 1996, 1995, 1994, 1993)),
                Arguments.of(new FaultSpec.SameStamp(window(2, 5)), of(2000, 1999, 1999, 1999, 1999, 1995, 1994, 1993)),
                // Seconds 4 to 6 are stamped 1 to 3, which is no later than the 3 of before.
                Arguments.of(
                        new FaultSpec.LateStamp(window(4, 7), 3), of(2000, 1999, 1998, 1997, 1997, 1997, 1997, 1993)),
                // Second 4 is stamped 3, as the one before; second 5 is stamped 4 and newer.
                Arguments.of(
                        new FaultSpec.LateStamp(window(4, 6), 1), of(2000, 1999, 1998, 1997, 1997, 1995, 1994, 1993)),
                Arguments.of(
                        new FaultSpec.LateStamp(window(0, 9), 9), of(2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000)));
    }

    @Test
    void whatIsOnItsWayLandsInAStallAndIsLostWithTheKey() {
        NetworkSpec stall = NetworkSpec.NONE.withFaults(new FaultSpec.Stall(window(2, 5)));
        NetworkSpec keyLoss = NetworkSpec.NONE.withFaults(new FaultSpec.KeyLoss(window(2, 5)));

        // Prices land 2 s later.
        assertThat(shown(written(8, HOUR, 2000, stall), 8))
                .isEqualTo(of(2000, 2000, 2000, 1999, 1999, 1999, 1999, 1995));
        assertThat(shown(written(8, HOUR, 2000, keyLoss), 8))
                .isEqualTo(of(2000, 2000, 2000, 2000, 2000, 1997, 1996, 1995));
    }

    @Test
    void aPublisherWhoLostAnUpdateTriesAgain() {
        // The heartbeat of second 4 is lost, so the next step tries, and none waits for the heartbeat of second 8.
        NetworkSpec keyLoss = NetworkSpec.NONE.withFaults(new FaultSpec.KeyLoss(window(4, 6)));

        assertThat(observed(written(calm(12), 4000, 0, keyLoss, 1))).containsExactly(0L, 6L, 10L);
    }

    @Test
    void aStalePriceIsStampedAsIfItWereNew() {
        NetworkSpec stale = NetworkSpec.NONE.withFaults(new FaultSpec.StaleOnResume(window(2, 4)));

        assertThat(written(calm(4), 1000, 0, stale, 1).updates())
                .isEqualTo(written(calm(4), 1000, 0, NetworkSpec.NONE, 1).updates());
        assertThat(written(5, 1000, 0, stale).updates())
                .containsExactly(
                        new OracleUpdate(0, 2000, START),
                        new OracleUpdate(1, 1999, START + 1),
                        new OracleUpdate(2, 1999, START + 2),
                        new OracleUpdate(3, 1999, START + 3),
                        new OracleUpdate(4, 1996, START + 4));
    }

    /** Half of what it saw last, not half of what there is. */
    @Test
    void aStalePriceIsWhatLaterFaultsAreDoneTo() {
        NetworkSpec stale = NetworkSpec.NONE.withFaults(
                new FaultSpec.StaleOnResume(window(2, 4)), new FaultSpec.Scaled(window(3, 4), ONE / 2));

        // 1999 ÷ 2 = 999.5, rounded down.
        assertThat(shown(written(5, HOUR, 0, stale), 5)).isEqualTo(of(2000, 1999, 1999, 999, 1996));
    }

    @Test
    void faultsAreDoneInTheirOrder() {
        FaultSpec twice = new FaultSpec.Scaled(window(0, 1), 2 * ONE);
        FaultSpec floor = new FaultSpec.Floor(window(0, 1), 3000);

        assertThat(shown(written(1, HOUR, 0, NetworkSpec.NONE.withFaults(twice, floor)), 1))
                .isEqualTo(of(4000));
        assertThat(shown(written(1, HOUR, 0, NetworkSpec.NONE.withFaults(floor, twice)), 1))
                .isEqualTo(of(6000));
    }

    @Test
    void wideConfidenceIsAPartOfThePrice() {
        FeedTape feed = written(
                3, HOUR, 0, NetworkSpec.NONE.withFaults(new FaultSpec.WideConfidence(window(1, 2), 50_000_000)));

        // 5 % of 1999 is 99.95.
        assertThat(feed.updates().stream().map(OracleUpdate::confidence)).containsExactly(0L, 99L, 0L);
    }

    @Test
    void aFactorTooLargeIsTheUsersMistake() {
        ScenarioTape tape = tape(LongStream.of(Long.MAX_VALUE / 2));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> written(
                        tape, HOUR, 0, NetworkSpec.NONE.withFaults(new FaultSpec.Scaled(window(0, 1), 3 * ONE)), 1))
                .withMessage("faults: a price does not fit 64 bits, factors must be smaller");
    }

    /** Whatever a network is made of: nothing lands before it was observed, and each price was there at its time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noPriceIsKnownBeforeItsTime(long seed) {
        LatencySpec random = new LatencySpec(500, new LatencySpec.LogNormal(2000, ONE), ONE / 2);
        NetworkSpec network = new NetworkSpec(
                random,
                null,
                2000,
                new RoundSpec(7, 2, ONE / 5, 3000, 2, random),
                new InclusionSpec(
                        3000,
                        new InclusionSpec.TapeGas(),
                        new InclusionSpec.Bid(1 + seed * 2_000_000, 60, ONE, 0, 9000, ONE / 5, ONE)),
                List.of(new FaultSpec.Stall(window(100, 130))));

        FeedTape feed = written(falling(1000), 60_000, 700, network, seed);

        assertThat(feed.updates()).hasSizeGreaterThan(20);
        long last = START - 1;
        for (OracleUpdate update : feed.updates()) {
            assertThat(update.price()).isEqualTo(2000 - (update.publishTime() - START));
            assertThat(update.step()).isGreaterThan((int) (update.publishTime() - START));
            assertThat(update.publishTime()).isGreaterThan(last);
            last = update.publishTime();
        }
        assertThat(written(falling(1000), 60_000, 700, network, seed)).isEqualTo(feed);
    }

    @Test
    void moreSourcesChangeNoOtherNumbers() {
        LatencySpec random = new LatencySpec(0, new LatencySpec.Uniform(0, 9000), 0);
        PriceSourceSpec index =
                new PriceSourceSpec(new PathSpec.Index(), LatencySpec.fixed(0), 0, 0, 1, List.of(), List.of());
        NetworkSpec alone = NetworkSpec.NONE.withLatency(random);
        NetworkSpec many = new NetworkSpec(
                random,
                new ObserversSpec(Collections.nCopies(9, index), new AggregationSpec.Median(), 1),
                0,
                null,
                null,
                List.of());

        assertThat(written(100, HOUR, 0, many)).isEqualTo(written(100, HOUR, 0, alone));
    }

    private static NetworkSpec rounds(
            int nodes, int down, long failure, long timeout, int perLeader, long durationMillis) {
        return NetworkSpec.NONE.withRounds(
                new RoundSpec(nodes, down, failure, timeout, perLeader, LatencySpec.fixed(durationMillis)));
    }

    private static TimeWindow window(int from, int to) {
        return new TimeWindow((START + from) * 1000, (START + to) * 1000);
    }

    private static List<Long> of(long... prices) {
        return LongStream.of(prices).boxed().toList();
    }

    private static List<Long> shown(FeedTape feed, int steps) {
        PriceSeries series = feed.series(steps);
        return IntStream.range(0, steps).mapToObj(series::at).toList();
    }

    /** Seconds after the start at which what landed had been observed. */
    private static List<Long> observed(FeedTape feed) {
        List<Long> observed = new ArrayList<>();
        feed.updates().forEach(update -> observed.add(update.publishTime() - START));
        return observed;
    }

    private static FeedTape written(int steps, long heartbeat, long delay, NetworkSpec network) {
        return written(falling(steps), heartbeat, delay, network, 1);
    }

    /** A price that stands still is published by heartbeat alone. */
    private static FeedTape written(ScenarioTape tape, long heartbeat, long delay, NetworkSpec network, long seed) {
        long deviation = tape.indexPrices().length() > 1 && tape.indexPrice(0) == tape.indexPrice(1) ? 1 : 0;
        FeedSpec feed = new FeedSpec(delay, heartbeat, deviation, new FeedSource.Push(), network);
        return FeedWriter.write(tape, feed, FeedUse.MARK, seed);
    }

    private static ScenarioTape falling(int steps) {
        return tape(LongStream.range(0, steps).map(second -> 2000 - second));
    }

    private static ScenarioTape calm(int steps) {
        return tape(LongStream.generate(() -> 2000).limit(steps));
    }

    private static ScenarioTape tape(LongStream prices) {
        PriceSeries series = PriceSeries.of(prices.toArray());
        TimeGrid grid = new TimeGrid(START * 1000, 1000, series.length());
        return new ScenarioTape(grid, series.at(0), series, List.of(), List.of(), 100);
    }
}
