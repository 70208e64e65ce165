package io.backstop.model.cex.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every path, against slow ways of saying the same. */
class MarkRandomTest {

    private static final long PRICE = 100_000_000;
    private static final int STEPS = 3000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aMovingMeanIsTheMeanOfTheLastSamples(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int window = random.nextInt(1, 50);
        MovingAverage mean = new MovingAverage(window, 1);
        List<Long> samples = new ArrayList<>();
        MarkInputs inputs = new MarkInputs();
        for (int step = 0; step < STEPS; step++) {
            long basis = random.nextLong(-1000, 1000);
            samples.add(basis);
            List<Long> last = samples.subList(Math.max(0, samples.size() - window), samples.size());
            long sum = last.stream().mapToLong(sample -> sample).sum();

            assertThat(mean.update(inputs.at(step, 10_000).book(10_000 + basis, 10_000 + basis, 0)))
                    .isEqualTo(Math.floorDiv(sum, last.size()));
        }
    }

    /** The quotient of the sums that venues publish, in floating point. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void anExponentialMeanIsTheQuotientOfTwoSums(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long constant = random.nextLong(1000, 200_000);
        ExponentialAverage mean = new ExponentialAverage(constant);
        mean.take(0, 0);
        double sum = 0;
        double weights = 0;
        long millis = 0;
        for (int step = 0; step < STEPS; step++) {
            long time = random.nextLong(1, 10_000);
            long sample = random.nextLong(-1000 * PRICE, 1000 * PRICE);
            millis += time;
            double decay = Math.exp(-(double) time / constant);
            sum = sum * decay + (double) sample * time;
            weights = weights * decay + time;

            mean.take(millis, sample);

            assertThat((double) mean.value()).isCloseTo(sum / weights, Offset.offset((double) PRICE / 10_000));
        }
    }

    /** However prices jump, no mark is further than the ratio from any other of the window. */
    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void aBandedMarkNeverMovesFasterThanItsBand(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long ratio = random.nextLong(10_000_000, 900_000_000);
        int samples = random.nextInt(1, 20);
        MarkPolicy mark = new BandedLastMark(ratio, samples, 1);
        MarkInputs inputs = new MarkInputs();
        List<Long> marks = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            long price = random.nextLong(1, 1000) * (random.nextInt(10) == 0 ? PRICE : PRICE / 1000);
            long now = mark.update(inputs.at(step, PRICE).book(0, 0, price));
            for (long earlier : marks.subList(Math.max(0, marks.size() - samples), marks.size())) {
                assertThat(Math.abs(now - earlier) / (double) earlier).isLessThanOrEqualTo(ratio / 1e9);
            }
            marks.add(now);
        }
    }

    /** A median lies between the lowest and the highest of what it is made of. */
    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void noMarkIsBeyondAllThatItIsMadeOf(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MarkPolicy median = new MedianMark(1, 1, 1);
        MarkPolicy oracle = new OracleMedianMark(1, 1);
        MarkInputs inputs = new MarkInputs();
        for (int step = 0; step < STEPS; step++) {
            long index = random.nextLong(PRICE, 2 * PRICE);
            long bid = random.nextLong(PRICE, 2 * PRICE);
            long ask = bid + random.nextLong(PRICE / 100);
            long last = random.nextLong(PRICE, 2 * PRICE);
            long elsewhere = random.nextLong(PRICE, 2 * PRICE);
            inputs.at(100L * step, index).book(bid, ask, last).elsewhere(elsewhere);

            long mid = bid + (ask - bid) / 2;
            assertThat(median.update(inputs))
                    .isBetween(Math.min(index, Math.min(mid, last)), Math.max(index, Math.max(mid, last)));
            // After a hundred time constants the mean basis is the last one.
            assertThat(oracle.update(inputs))
                    .isBetween(Math.min(mid, Math.min(bid, elsewhere)), Math.max(ask, Math.max(mid, elsewhere)));
        }
    }
}
