package io.backstop.oracle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.JumpSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.PathSpec.FactorPoint;
import io.backstop.model.scenario.PathSpec.Shock;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.oracle.random.RandomStream;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Generated paths against the theory of their models, over ten thousand seeds. */
class GeneratedPathTest {

    private static final int SEEDS = 10_000;
    private static final long ONE = 1_000_000_000L;
    private static final long PERCENT = 10_000_000L;
    private static final long USD = 100_000_000L;
    private static final long START = 1_000_000L;
    private static final long HOUR = 3_600_000L;

    /** 73 days in 73 steps: a fifth of a year. */
    private static final TimeGrid DAYS = new TimeGrid(START, 24 * HOUR, 73);

    private static final double YEARS = 0.2;

    /** What many draws say of a mean and a variance, and how far off they may be by chance. */
    private static final class Sample {

        private final double[] values;

        private Sample(double[] values) {
            this.values = values;
        }

        static Sample of(LongToDoubleFunction draw) {
            return new Sample(LongStream.range(0, SEEDS).mapToDouble(draw).toArray());
        }

        double moment(double centre, int power) {
            double sum = 0;
            for (double value : values) {
                sum += Math.pow(value - centre, power);
            }
            return sum / values.length;
        }

        void assertMean(double expected) {
            double mean = moment(0, 1);
            double error = Math.sqrt(moment(mean, 2) / values.length);
            assertThat(mean).isCloseTo(expected, within(4 * error));
        }

        void assertVariance(double expected) {
            double mean = moment(0, 1);
            double variance = moment(mean, 2);
            double error = Math.sqrt((moment(mean, 4) - variance * variance) / values.length);
            assertThat(variance).isCloseTo(expected, within(4 * error));
        }
    }

    /** Mean (drift − σ²/2)·T = (0.5 − 0.32)·0.2 = 0.036 and variance σ²·T = 0.64·0.2 = 0.128. */
    @Test
    void theLogarithmOfABrownianMotionHasItsMeanAndVariance() {
        PathSpec spec = new PathSpec.Generated(2000 * USD, 50 * PERCENT, 80 * PERCENT, null);

        Sample ends = Sample.of(seed -> logOfEnd(spec, seed));

        ends.assertMean(0.036);
        ends.assertVariance(0.128);
    }

    /** The mean of the price itself is start·e^(drift·T), whatever the volatility. */
    @Test
    void thePriceGrowsByItsDrift() {
        PathSpec spec = new PathSpec.Generated(2000 * USD, 50 * PERCENT, 80 * PERCENT, null);

        Sample.of(seed -> end(spec, seed)).assertMean(2000 * Math.exp(0.5 * YEARS));
    }

    /** Half a jump a day are 36.5 in 73 days, as many as their variance; each moves the mean by −2 % and adds 5 % spread. */
    @Test
    void independentJumpsAddTheirMeanAndVariance() {
        JumpSpec jumps = new JumpSpec(ONE / 2, 0, 60_000, -2 * PERCENT, 5 * PERCENT);
        PathSpec spec = new PathSpec.Generated(2000 * USD, 0, 40 * PERCENT, jumps);

        Sample counts = Sample.of(seed -> count(jumps, seed));
        counts.assertMean(36.5);
        counts.assertVariance(36.5);
        Sample ends = Sample.of(seed -> logOfEnd(spec, seed));
        ends.assertMean(-0.16 / 2 * YEARS - 36.5 * 0.02);
        ends.assertVariance(0.16 * YEARS + 36.5 * (0.02 * 0.02 + 0.05 * 0.05));
    }

    /**
     * With a rate μ of its own, a branching ratio n and a decay of 1/β the rate grows from μ towards μ/(1 − n), and
     * E N(T) = μT/(1 − n) − μn/(1 − n)² · (1 − e^(−β(1 − n)T))/β (Hawkes 1971; from dE λ/dt = β(μ − (1 − n)·E λ)).
     *
     * <p>The variance grows with V' = 2c + E λ, in which c' = v + αE λ − κc is the covariance of number and rate,
     * v' = α²E λ − 2κv the variance of the rate, α = nβ and κ = β − α (Da Fonseca and Zaatour 2014); after a long time
     * V' is E λ/(1 − n)².
     */
    @Test
    void jumpsThatCauseJumpsAreAsManyAsTheirBranchingMakes() {
        double own = 0.5;
        double branching = 0.8;
        double perDecay = 24;
        double days = 73;
        double rest = 1 - branching;
        double expected = own * days / rest
                - own * branching / (rest * rest) * (1 - Math.exp(-perDecay * rest * days)) / perDecay;

        JumpSpec jumps = new JumpSpec(ONE / 2, 80 * PERCENT, HOUR, 0, 0);

        Sample counts = Sample.of(seed -> count(jumps, seed));
        counts.assertMean(expected);
        counts.assertVariance(hawkesVariance(own, branching, perDecay, days));
    }

    /** In small steps of Euler's; halving them changes the result by less than a thousandth of its error over all seeds. */
    private static double hawkesVariance(double own, double branching, double perDecay, double days) {
        double excitation = branching * perDecay;
        double back = perDecay - excitation;
        double step = 1e-4;
        double rate = own;
        double rateVariance = 0;
        double covariance = 0;
        double variance = 0;
        for (double time = 0; time < days; time += step) {
            variance += step * (2 * covariance + rate);
            covariance += step * (rateVariance + excitation * rate - back * covariance);
            rateVariance += step * (excitation * excitation * rate - 2 * back * rateVariance);
            rate += step * (perDecay * own - back * rate);
        }
        return variance;
    }

    @Test
    void howLongAStepIsDoesNotChangeHowManyJumpsThereAre() {
        JumpSpec jumps = new JumpSpec(100 * ONE, 50 * PERCENT, 600_000, 0, 0);

        Sample.of(seed -> {
                    Jumps counted = jumps(jumps, seed);
                    int count = 0;
                    for (int minute = 0; minute < 60; minute++) {
                        count += counted.count(60);
                    }
                    return count - jumps(jumps, seed + SEEDS).count(3600);
                })
                .assertMean(0);
    }

    /** Each purpose has numbers of its own. */
    @Test
    void jumpsOfNoSizeLeaveThePathAsItIs() {
        PathSpec without = new PathSpec.Generated(2000 * USD, 0, 80 * PERCENT, null);
        PathSpec with = new PathSpec.Generated(2000 * USD, 0, 80 * PERCENT, new JumpSpec(5 * ONE, 0, 60_000, 0, 0));

        assertThat(PathWriter.write(with, DAYS, 7)).isEqualTo(PathWriter.write(without, DAYS, 7));
        assertThat(PathWriter.write(with, DAYS, 8)).isNotEqualTo(PathWriter.write(without, DAYS, 7));
    }

    @Test
    void withoutNoiseAFollowerTakesTheIndexsMovesTimesBeta() {
        TimeGrid grid = new TimeGrid(START, 1000, 3);
        WrittenPath index = new WrittenPath(2000 * USD, PriceSeries.of(1000 * USD, 2000 * USD, 2000 * USD), 0);

        WrittenPath twice = PathWriter.writeBook(new PathSpec.Following(4 * USD, 2 * ONE, 0), grid, 7, index);
        WrittenPath against = PathWriter.writeBook(new PathSpec.Following(4 * USD, -ONE, 0), grid, 7, index);

        assertThat(twice).isEqualTo(new WrittenPath(4 * USD, PriceSeries.of(USD, 4 * USD, 4 * USD), 0));
        assertThat(against).isEqualTo(new WrittenPath(4 * USD, PriceSeries.of(8 * USD, 4 * USD, 4 * USD), 0));
    }

    /** Moves of index and follower: covariance β·v, correlation β·√v/√(β²v + w) = 0.8/√(0.64 + 0.36) = 0.8. */
    @Test
    void aFollowerIsCorrelatedAsItsBetaAndNoiseSay() {
        PathSpec index = new PathSpec.Generated(2000 * USD, 0, 50 * PERCENT, null);
        PathSpec follower = new PathSpec.Following(4 * USD, 80 * PERCENT, 30 * PERCENT);
        TimeGrid grid = new TimeGrid(START, 24 * HOUR, 1);

        Sample products = Sample.of(seed -> {
            WrittenPath written = PathWriter.write(index, grid, seed);
            WrittenPath beside = PathWriter.writeBook(follower, grid, seed, written);
            return Math.log(written.prices().at(0) / (2000.0 * USD))
                    * Math.log(beside.prices().at(0) / (4.0 * USD));
        });
        Sample followers = Sample.of(seed -> {
            WrittenPath written = PathWriter.write(index, grid, seed);
            return Math.log(
                    PathWriter.writeBook(follower, grid, seed, written).prices().at(0) / (4.0 * USD));
        });

        products.assertMean(0.8 * 0.25 / 365);
        followers.assertVariance(0.25 / 365);
    }

    /**
     * What a staked token and a book have in common is the index: covariance β·γ·v = 0.8·1.6·0.25 = 0.32, variances
     * 0.64·0.25 + 0.09 = 0.25 and 2.56·0.25 + 0.36 = 1, correlation 0.32/√0.25 = 0.64, off by (1 − 0.64²)/√seeds.
     */
    @Test
    void twoFollowersAreCorrelatedByTheIndexAlone() {
        PathSpec index = new PathSpec.Generated(2000 * USD, 0, 50 * PERCENT, null);
        PathSpec one = new PathSpec.Following(4_000_000 * USD, 80 * PERCENT, 30 * PERCENT);
        PathSpec other = new PathSpec.Following(4_000_000 * USD, 160 * PERCENT, 60 * PERCENT);
        TimeGrid grid = new TimeGrid(START, 24 * HOUR, 1);
        double products = 0;
        double ones = 0;
        double others = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            WrittenPath written = PathWriter.write(index, grid, seed);
            double x = move(PathWriter.writeStake(one, grid, seed, written));
            double y = move(PathWriter.writeBook(other, grid, seed, written));
            products += x * y;
            ones += x * x;
            others += y * y;
        }

        double error = (1 - 0.64 * 0.64) / Math.sqrt(SEEDS);
        assertThat(products / Math.sqrt(ones * others)).isCloseTo(0.64, within(4 * error));
    }

    private static double move(WrittenPath path) {
        return Math.log((double) path.prices().at(0) / path.priceBefore());
    }

    @Test
    void shocksMultiplyWhatWouldHaveHappenedOneAfterTheOther() {
        PathSpec flat = new PathSpec.Anchors(List.of(new AnchorPoint(START, 2000 * USD)), 0);
        Shock halved = new Shock(List.of(factor(2, 100), factor(4, 50)));
        Shock gap = new Shock(List.of(new FactorPoint(START + 4999, ONE), factor(5, 90)));

        WrittenPath written =
                PathWriter.write(new PathSpec.Shocked(flat, List.of(halved, gap)), new TimeGrid(START, 1000, 7), 7);

        assertThat(written)
                .isEqualTo(new WrittenPath(
                        2000 * USD,
                        PriceSeries.of(
                                2000 * USD, 2000 * USD, 2000 * USD, 1500 * USD, 1000 * USD, 900 * USD, 900 * USD),
                        0));
    }

    @Test
    void aPriceThatDoesNotFitIsToldInOneLine() {
        PathSpec soaring = new PathSpec.Generated(Long.MAX_VALUE, 1000 * ONE, 0, null);
        PathSpec shocked = new PathSpec.Shocked(
                new PathSpec.Anchors(List.of(new AnchorPoint(START, Long.MAX_VALUE)), 0),
                List.of(new Shock(List.of(factor(0, 200)))));
        TimeGrid grid = new TimeGrid(START, 24 * HOUR, 1);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> PathWriter.write(soaring, grid, 7))
                .withMessage(
                        "path: the generated price does not fit 64 bits in step 0, volatility, drift or jumps must be"
                                + " smaller");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> PathWriter.write(shocked, grid, 7))
                .withMessage("path.stress: the price does not fit 64 bits, moves must be smaller");
    }

    private static FactorPoint factor(long second, long percent) {
        return new FactorPoint(START + second * 1000, percent * PERCENT);
    }

    private static double end(PathSpec spec, long seed) {
        return PathWriter.write(spec, DAYS, seed).prices().at(DAYS.steps() - 1) / (double) USD;
    }

    private static double logOfEnd(PathSpec spec, long seed) {
        return Math.log(end(spec, seed) / 2000);
    }

    private static double count(JumpSpec spec, long seed) {
        return jumps(spec, seed).count(73 * 86_400);
    }

    private static Jumps jumps(JumpSpec spec, long seed) {
        return new Jumps(spec, new RandomStream(seed, "times"), new RandomStream(seed, "sizes"));
    }
}
