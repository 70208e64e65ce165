package io.backstop.oracle.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InclusionSpec;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.RoundSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.ScheduleSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.oracle.feed.FeedUse;
import io.backstop.oracle.feed.FeedWriter;
import io.backstop.oracle.path.PathWriter;
import io.backstop.oracle.path.WrittenPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A feed of known figures writes rounds, over two days of a generated path, and they are found again. */
class RoundFitTest {

    private static final TimeGrid TWO_DAYS = new TimeGrid(1_700_000_000_000L, 1000, 172_800);
    private static final long ONE = 1_000_000_000;
    private static final InclusionSpec.Bid AS_ASKED =
            new InclusionSpec.Bid(0, 60, ONE, 0, 0, 0, InclusionSpec.Bid.MOST_PRICE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theFiguresOfTheFeedAreFoundAgain(long seed) {
        NetworkSpec network = network(20_000, 3000).withLatency(upTo(4000));

        RoundFit fit = RoundFit.of(rounds(new FeedSpec(0, 600_000, 2_000_000, new FeedSource.Push(), network), seed));

        assertThat(fit.deviation().threshold()).isEqualTo(2_000_000);
        assertThat(fit.heartbeatMillis()).isEqualTo(600_000);
        assertThat(fit.schedule()).isNull();
        assertThat(fit.intervalMillis()).isEqualTo(20_000);
        assertThat(fit.block().millis()).isEqualTo(3000);
        // A check to a third: medians of volatility and overshoot stand for their means.
        assertThat(fit.interval().overshootMillis()).isBetween(13_000L, 27_000L);
        // Of up to 4 s three quarters are within a block of 3 s, all within two.
        assertThat(fit.latency().fast()).isGreaterThan(0.95);
        assertThat(fit.latency().first()).isCloseTo(0.75, within(0.1));
        assertThat(fit.failed().failure()).isZero();
    }

    @Test
    void aScheduleIsToldFromAHeartbeat() {
        NetworkSpec network = network(12_000, 12_000).withSchedule(new ScheduleSpec(3_600_000, 600_000));

        RoundFit fit = RoundFit.of(rounds(new FeedSpec(0, 90_000_000, 5_000_000, new FeedSource.Push(), network), 1));

        // The clock begins 800 s after an hour, so the first look after 600 s is 608 s after each; the next block comes
        // 12 s later.
        assertThat(fit.heartbeat().schedule()).isEqualTo(new ScheduleSpec(3_600_000, 620_000));
    }

    /** Blocks as long as the interval hide it: then it is the middle of the gaps. */
    @ParameterizedTest
    @ValueSource(longs = {2000, 10_000})
    void looksThatFailAreCountedWhereEveryLookPublishes(long blockMillis) {
        NetworkSpec network = network(10_000, blockMillis)
                .withLatency(upTo(2500))
                .withRounds(new RoundSpec(16, 0, ONE / 10, 10_000, 0, LatencySpec.fixed(0)));

        RoundFit fit = RoundFit.of(rounds(new FeedSpec(0, 10_000, 0, new FeedSource.Push(), network), 1));

        assertThat(fit.deviation().threshold()).isZero();
        assertThat(fit.intervalMillis()).isEqualTo(10_000);
        assertThat((double) fit.failed().failure()).isCloseTo(ONE / 10.0, within(10_000_000.0));
    }

    @Test
    void aFeedAgreesWithTheRoundsThatItWrote() {
        NetworkSpec network = network(20_000, 3000).withLatency(upTo(4000));
        HalvesTrial trial =
                new HalvesTrial(rounds(new FeedSpec(0, 600_000, 2_000_000, new FeedSource.Push(), network), 1));
        FeedSpec fitted = trial.fit().spec();

        assertThat(trial.drive(fitted, trial.typical(), 3).holds()).isTrue();
        assertThat(trial.drive(fitted, trial.typical(), 3)).isEqualTo(trial.drive(fitted, trial.typical(), 3));
        FeedSpec twice = new FeedSpec(0, 600_000, 4_000_000, fitted.source(), fitted.network());
        assertThat(trial.drive(twice, trial.typical(), 3).holds()).isFalse();
    }

    /** By turns 86,412, 86,424 and 86,436 s: a day and one to three blocks of 12 s. */
    @Test
    void roundsThatComeOfAHeartbeatAloneHaveItAndLookNoMoreOften() {
        long[] gaps = IntStream.range(0, 200)
                .mapToLong(i -> 86_400_000 + 12_000 * (i % 3 + 1))
                .toArray();

        RoundFit fit = RoundFit.of(calm(gaps));

        assertThat(fit.deviation().threshold()).isZero();
        assertThat(fit.interval().millis()).isZero();
        assertThat(fit.intervalMillis()).isEqualTo(86_424_000);
        assertThat(fit.failed().failure()).isZero();
        assertThat(fit.spec().heartbeatMillis()).isEqualTo(86_424_000);
        assertThat(fit.spec().network().rounds()).isNull();
    }

    /** None of these gaps is near a multiple of their middle one, so no landing is taken to be fast. */
    @Test
    void roundsNoneOfWhichLandsFastHaveAFeedToo() {
        long[] gaps = {
            173_294, 79_508, 377_138, 184_600, 392_964, 170_138, 78_519, 160_116, 375_530, 155_137, 108_775, 93_628,
            81_948, 259_702, 343_634, 277_450, 370_719, 78_132, 100_381
        };

        RoundFit fit = RoundFit.of(calm(gaps));

        assertThat(fit.latency().fast()).isZero();
        assertThat(fit.latency().spec().distribution())
                .isEqualTo(new LatencySpec.Quantiles(List.of(
                        new LatencySpec.QuantilePoint(0, 0),
                        new LatencySpec.QuantilePoint(ONE, fit.latency().slowestMillis()))));
        assertThat(fit.spec().network().latency()).isEqualTo(fit.latency().spec());
    }

    @Test
    void fewRoundsTellNothing() {
        List<AnchorPoint> few = IntStream.range(0, 19)
                .mapToObj(i -> new AnchorPoint(i * 1000L, 1))
                .toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoundFit.of(few))
                .withMessage("there must be at least 20 rounds, was 19");
    }

    /** Rounds at one price with these gaps between them, milliseconds. */
    private static List<AnchorPoint> calm(long... gaps) {
        List<AnchorPoint> rounds = new ArrayList<>(List.of(new AnchorPoint(1_700_000_000_000L, 100_000_000)));
        for (long gap : gaps) {
            rounds.add(new AnchorPoint(rounds.getLast().millis() + gap, 100_000_000));
        }
        return rounds;
    }

    private static NetworkSpec network(long intervalMillis, long blockMillis) {
        return NetworkSpec.NONE
                .withInterval(intervalMillis)
                .withInclusion(new InclusionSpec(blockMillis, new InclusionSpec.TapeGas(), AS_ASKED));
    }

    private static LatencySpec upTo(long millis) {
        return new LatencySpec(0, new LatencySpec.Uniform(0, millis), 0);
    }

    private static List<AnchorPoint> rounds(FeedSpec feed, long seed) {
        PathSpec path = new PathSpec.Generated(200_000_000_000L, 0, 800_000_000L, null);
        WrittenPath prices = PathWriter.write(path, TWO_DAYS, seed);
        ScenarioTape tape = new ScenarioTape(TWO_DAYS, prices.priceBefore(), prices.prices(), List.of(), List.of(), 1);
        return FeedWriter.write(tape, feed, FeedUse.MARK, seed).updates().stream()
                .map(update -> new AnchorPoint(TWO_DAYS.millis(update.step()), update.price()))
                .toList();
    }
}
