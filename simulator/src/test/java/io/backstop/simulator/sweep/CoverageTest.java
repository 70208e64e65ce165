package io.backstop.simulator.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.statistics.Sample;
import io.backstop.simulator.sweep.Coverage.Level;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Twenty seeds; the fee buffer has 190 dollars before the tape, depositors have 3,800. */
class CoverageTest {

    private static final int SEEDS = 20;

    /**
     * 100, 200, … 2,000 dollars in any order. Of 20 runs 95 % are 19, so the 19th shortfall is the one: 1,900. More than 19 runs are 99 and
     * 99.9 %, so the largest of all stands there: 2,000.
     */
    @Test
    void aPercentileIsThatOfTheRunsOrTheirLargest() {
        double[] shortfalls = IntStream.range(0, SEEDS)
                .mapToDouble(seed -> 100 * (seed * 7 % SEEDS + 1))
                .toArray();

        Coverage coverage = coverage(shortfalls, constant(190), constant(3800));

        assertThat(coverage.runs()).isEqualTo(20);
        assertThat(coverage.levels())
                .containsExactly(new Level(950, 1900, false), new Level(990, 2000, true), new Level(999, 2000, true));
        assertThat(coverage.levels()).extracting(Level::percent).containsExactly("95.0", "99.0", "99.9");
    }

    /** 190 / 1900 = 0.1; 3800 / 1900 = 2; together 2.1. Of the largest 190 / 2000 = 0.095. */
    @Test
    void eachPocketIsHeldAgainstTheWholeShortfall() {
        double[] shortfalls =
                IntStream.rangeClosed(1, SEEDS).mapToDouble(seed -> 100 * seed).toArray();

        Coverage coverage = coverage(shortfalls, constant(190), constant(3800));

        assertThat(coverage.starts())
                .containsExactly(Map.entry("all", 3990.0), Map.entry("feeBuffer", 190.0), Map.entry("lp", 3800.0));
        Level most = coverage.levels().getFirst();
        assertThat(most.covered(190)).hasValue(0.1);
        assertThat(most.covered(3800)).hasValue(2);
        assertThat(coverage.ofAll(0)).hasValue(2.1);
        assertThat(coverage.levels().getLast().covered(190)).hasValue(0.095);
    }

    /** One run in twenty has a shortfall of 500, 19 have none: 95 % of the runs are never short. 3990 / 500 = 7.98. */
    @Test
    void whatHasNoShortfallIsNeverShort() {
        double[] shortfalls = new double[SEEDS];
        shortfalls[4] = 500;

        Coverage coverage = coverage(shortfalls, constant(190), constant(3800));

        assertThat(coverage.ofAll(0)).isEmpty();
        assertThat(coverage.levels().getFirst()).isEqualTo(new Level(950, 0, false));
        assertThat(coverage.ofAll(1)).hasValue(7.98);
    }

    /** 100 runs carry 99 %, not 99.9: the 99th of 1 … 100 is 99. A thousand carry both: the 999th of 1 … 1000 is 999. */
    @Test
    void soManyRunsCarryAPercentile() {
        assertThat(levelsOf(100))
                .containsExactly(new Level(950, 95, false), new Level(990, 99, false), new Level(999, 100, true));
        assertThat(levelsOf(1000))
                .containsExactly(new Level(950, 950, false), new Level(990, 990, false), new Level(999, 999, false));
        assertThat(levelsOf(19)).extracting(Level::isLargest).containsExactly(true, true, true);
    }

    /** Ten runs with 380 dollars and ten without the pocket: 190 in the mean. */
    @Test
    void aRunWithoutAPocketHasNothingInIt() {
        double[] ten = Arrays.copyOf(constant(380), SEEDS / 2);

        assertThat(coverage(constant(100), ten, constant(3800)).starts()).containsEntry("feeBuffer", 190.0);
    }

    @Test
    void whereEveryRunWasRefusedThereIsNone() {
        assertThat(new Group(0, "dex", "mirror", SEEDS, Map.of()).coverage()).isEmpty();
    }

    private static Iterable<Level> levelsOf(int runs) {
        double[] shortfalls =
                IntStream.rangeClosed(1, runs).mapToDouble(run -> run).toArray();
        return coverage(shortfalls, constant(190), constant(3800)).levels();
    }

    private static double[] constant(double dollars) {
        double[] values = new double[SEEDS];
        Arrays.fill(values, dollars);
        return values;
    }

    private static Coverage coverage(double[] shortfalls, double[] buffer, double[] depositors) {
        return new Group(
                        0,
                        "dex",
                        "mirror",
                        0,
                        Map.of(
                                "shortfall", Sample.of(shortfalls),
                                "pockets.lp.start", Sample.of(depositors),
                                "pockets.lp.loss", Sample.of(shortfalls),
                                "pockets.feeBuffer.start", Sample.of(buffer)))
                .coverage()
                .orElseThrow();
    }
}
