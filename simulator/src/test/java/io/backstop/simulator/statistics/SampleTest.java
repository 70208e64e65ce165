package io.backstop.simulator.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Statistics of samples that a reader can redo with a pencil. */
class SampleTest {

    /**
     * Mean 5, squares 9 + 1 + 1 + 9 = 20, s = √(20 / 3) = 2.581989, t(3) = 3.182446: half a width of 3.182446 · 2.581989 / 2 =
     * 4.108521.
     */
    @Test
    void theMeanOfFourHasStudentsInterval() {
        Interval mean = Sample.of(8, 2, 4, 6).mean();

        assertThat(mean.estimate()).isEqualTo(5);
        assertThat(mean.low()).isCloseTo(0.891479, within(1e-6));
        assertThat(mean.high()).isCloseTo(9.108521, within(1e-6));
    }

    @Test
    void oneValueHasNoWidth() {
        assertThat(Sample.of(7).mean()).isEqualTo(new Interval(7, 7, 7));
    }

    /** Tables have 2.200985 for 11, 2.085963 for 20, 2.042272 for 30 and 1.983972 for 100 degrees of freedom. */
    @Test
    void studentsQuantileBeyondTheTableIsTheTablesOne() {
        assertThat(StudentT.quantile975(11)).isCloseTo(2.200985, within(2e-5));
        assertThat(StudentT.quantile975(20)).isCloseTo(2.085963, within(2e-6));
        assertThat(StudentT.quantile975(30)).isCloseTo(2.042272, within(1e-6));
        assertThat(StudentT.quantile975(100)).isCloseTo(1.983972, within(1e-6));
    }

    /** Of five values place 4 · p: 0.05 is at 0.2, so 10 + 0.2 · 10; 0.5 at 2; 0.99 at 3.96, so 40 + 0.96 · 60. */
    @Test
    void quantilesLieBetweenTheirNeighbours() {
        Sample sample = Sample.of(100, 10, 20, 30, 40);

        assertThat(sample.quantile(0.05)).isCloseTo(12, within(1e-9));
        assertThat(sample.quantile(0.5)).isEqualTo(30);
        assertThat(sample.quantile(0.99)).isCloseTo(97.6, within(1e-9));
        assertThat(sample.quantile(1)).isEqualTo(100);
    }

    /** Losses 1 to 20: 19 of 20 are at most 19; the worst 5 % is the one of 20. */
    @Test
    void theWorstRunOfTwentyIsTheWorstTwentieth() {
        Sample losses =
                Sample.of(DoubleStream.iterate(20, loss -> loss - 1).limit(20).toArray());

        assertThat(losses.valueAtRisk(0.95)).isEqualTo(19);
        assertThat(losses.expectedShortfall(0.95)).isCloseTo(20, within(1e-9));
    }

    /** Losses 1 to 10: 0.95 · 10 = 9.5, so the tenth is at risk, and the worst half run is a part of it. */
    @Test
    void aRunOnTheEdgeCountsInPart() {
        Sample losses =
                Sample.of(DoubleStream.iterate(1, loss -> loss + 1).limit(10).toArray());

        assertThat(losses.valueAtRisk(0.95)).isEqualTo(10);
        assertThat(losses.expectedShortfall(0.95)).isCloseTo(10, within(1e-9));
    }

    /** Losses 0, 10, 20, 30 at 60 %: the third is at risk (2.4 runs); the worst 1.6 runs are 30 and 0.6 of 20: 42 / 1.6. */
    @Test
    void theEdgeIsWeighedByWhatIsLeftOfIt() {
        Sample losses = Sample.of(0, 10, 20, 30);

        assertThat(losses.valueAtRisk(0.6)).isEqualTo(20);
        assertThat(losses.expectedShortfall(0.6)).isCloseTo(26.25, within(1e-9));
    }

    /** z² = 3.841459: centre (0.2 + 0.192073) / 1.384146 = 0.283260, half 1.959964 · √(0.016 + 0.009604) / 1.384146 = 0.226580. */
    @Test
    void twoOfTenHaveWilsonsInterval() {
        Interval share = Proportion.of(2, 10);

        assertThat(share.estimate()).isEqualTo(0.2);
        assertThat(share.low()).isCloseTo(0.056682, within(2e-6));
        assertThat(share.high()).isCloseTo(0.509838, within(2e-6));
    }

    /** Never in 20 runs: at most z² / (20 + z²) = 3.841459 / 23.841459. */
    @Test
    void whatNeverHappenedMayStillHappen() {
        assertThat(Proportion.of(0, 20).low()).isZero();
        assertThat(Proportion.of(0, 20).high()).isCloseTo(0.161125, within(1e-6));
        assertThat(Proportion.of(20, 20).high()).isEqualTo(1);
    }

    @Test
    void aSampleOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(Sample::of).withMessageContaining("at least one");
    }
}
