package io.backstop.oracle.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedWriterTest {

    private static final long USD = 100_000_000L;
    private static final long START_SECONDS = 1_000;
    private static final long HOUR = 3_600_000;
    private static final long SEED = 7;

    @Test
    void aPriceSeenAtStepTwentyOneLandsThirtySecondsLater() {
        FeedTape feed = written(fallingFrom2000(70), new FeedSpec(30_000, HOUR, 0));

        PriceSeries shown = feed.series(70);
        assertThat(shown.at(29)).isEqualTo(2000 * USD);
        assertThat(shown.at(51)).isEqualTo(1979 * USD);
        assertThat(feed.updates().get(21)).isEqualTo(new OracleUpdate(51, 1979 * USD, START_SECONDS + 21));
        assertThat(feed.updates()).hasSize(40);
    }

    @Test
    void aDelayThatIsNoWholeStepLandsAtTheNextStep() {
        FeedTape feed = written(fallingFrom2000(3), new FeedSpec(500, HOUR, 0));

        assertThat(feed)
                .isEqualTo(new FeedTape(
                        2000 * USD,
                        List.of(
                                new OracleUpdate(1, 2000 * USD, START_SECONDS),
                                new OracleUpdate(2, 1999 * USD, START_SECONDS + 1))));
    }

    @Test
    void aMoveOfExactlyTheThresholdSinceTheLastPublishedPriceIsPublished() {
        // 0.5 % of 1000 is 5, of 995 it is 4.975.
        FeedTape feed = written(tape(1000, 998, 996, 995, 990, 991, 995), new FeedSpec(0, HOUR, 5_000_000));

        assertThat(feed.updates())
                .containsExactly(
                        new OracleUpdate(0, 1000 * USD, START_SECONDS),
                        new OracleUpdate(3, 995 * USD, START_SECONDS + 3),
                        new OracleUpdate(4, 990 * USD, START_SECONDS + 4),
                        new OracleUpdate(6, 995 * USD, START_SECONDS + 6));
    }

    @Test
    void aCalmPriceIsPublishedWhenTheHeartbeatHasPassed() {
        FeedTape feed = written(tape(7, 7, 7, 7, 7, 7, 7), new FeedSpec(0, 3_000, 1));

        assertThat(feed.updates())
                .containsExactly(
                        new OracleUpdate(0, 7 * USD, START_SECONDS),
                        new OracleUpdate(3, 7 * USD, START_SECONDS + 3),
                        new OracleUpdate(6, 7 * USD, START_SECONDS + 6));
    }

    /** Without latency: a threshold of 1 % and a heartbeat of 30 s, on noise of half a percent a second. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void deviationAndHeartbeatAreKeptToTheSecond(long seed) {
        Random random = new Random(seed);
        long[] dollars = new long[2000];
        long price = 10_000;
        for (int second = 0; second < dollars.length; second++) {
            price += random.nextInt(101) - 50;
            dollars[second] = price;
        }

        FeedTape feed = written(tape(dollars), new FeedSpec(0, 30_000, 10_000_000));

        int last = 0;
        for (OracleUpdate update : feed.updates()) {
            for (int second = last + 1; second < update.step(); second++) {
                assertThat(Math.abs(dollars[second] - dollars[last]) * 100).isLessThan(dollars[last]);
            }
            boolean deviates = Math.abs(dollars[update.step()] - dollars[last]) * 100 >= dollars[last];
            assertThat(update.step() - last).isLessThanOrEqualTo(30);
            assertThat(update.step() == 0 || deviates || update.step() - last == 30)
                    .isTrue();
            assertThat(update.price()).isEqualTo(dollars[update.step()] * USD);
            last = update.step();
        }
        assertThat(feed.updates()).hasSizeGreaterThan(2000 / 30);
    }

    @Test
    void aPriceThatTakesAnotherTimeEachTimeIsNeverOlderThanTheOneShown() {
        FeedTape feed = written(fallingFrom2000(500), random(new LatencySpec.LogNormal(5_000, 1_000_000_000)));

        assertThat(feed.updates()).hasSizeBetween(100, 400);
        assertThat(feed.updates()).allSatisfy(update -> {
            assertThat(update.price()).isEqualTo((2000 - (update.publishTime() - START_SECONDS)) * USD);
            assertThat(update.step() + START_SECONDS).isGreaterThanOrEqualTo(update.publishTime());
        });
    }

    @Test
    void equalSeedsGiveEqualFeedsAndEveryUseDrawsForItself() {
        FeedSpec spec = random(new LatencySpec.Uniform(0, 60_000));
        ScenarioTape tape = fallingFrom2000(100);

        FeedTape first = written(tape, spec);

        assertThat(written(tape, spec)).isEqualTo(first);
        assertThat(FeedWriter.write(tape, spec, FeedUse.EXECUTION, SEED)).isNotEqualTo(first);
        assertThat(FeedWriter.write(tape, spec, FeedUse.MARK, SEED + 1)).isNotEqualTo(first);
    }

    @Test
    void aDistributionOfOneTimeIsAFixedDelay() {
        ScenarioTape tape = fallingFrom2000(100);

        assertThat(written(tape, random(new LatencySpec.Uniform(30_000, 30_000))))
                .isEqualTo(written(tape, new FeedSpec(30_000, HOUR, 0)));
    }

    private static FeedSpec random(LatencySpec.Distribution distribution) {
        NetworkSpec network = NetworkSpec.NONE.withLatency(new LatencySpec(0, distribution, 0));
        return new FeedSpec(0, HOUR, 0, new FeedSource.Push(), network);
    }

    private static FeedTape written(ScenarioTape tape, FeedSpec feed) {
        return FeedWriter.write(tape, feed, FeedUse.MARK, SEED);
    }

    private static ScenarioTape fallingFrom2000(int steps) {
        return tape(IntStream.range(0, steps).mapToLong(step -> 2000 - step).toArray());
    }

    private static ScenarioTape tape(long... dollars) {
        long[] prices = IntStream.range(0, dollars.length)
                .mapToLong(step -> dollars[step] * USD)
                .toArray();
        TimeGrid grid = new TimeGrid(START_SECONDS * 1000, 1000, prices.length);
        return new ScenarioTape(grid, prices[0], PriceSeries.of(prices), List.of(), List.of(), 100);
    }
}
