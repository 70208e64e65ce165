package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A shortfall of 1000 dollars, 200 of them paid by the fee buffer, on a pool that is late; none on the one that is not. */
class HeadlineTest {

    private static final String DELAY =
            "With its oracle 30 s late instead of 0 s, the pool’s shortfall went from $0 to $1,000,"
                    + " paid 80 % by the LP pool.";

    @Test
    void aLateOraclesCostIsTheFinding() {
        assertThat(Headline.of(TinyRun.comparison(TinyRun.quiet(), TinyRun.late())))
                .isEqualTo(DELAY);
    }

    @Test
    void ofSeveralBooksTheWorstIsNamed() {
        assertThat(Headline.of(TinyRun.comparison(
                        TinyRun.quiet(), TinyRun.late(), TinyRun.quietBook("calm"), TinyRun.book("thin"))))
                .isEqualTo(DELAY + " On thin it was $1,000, paid 80 % by the LP pool.");
        assertThat(Headline.of(TinyRun.comparison(TinyRun.quiet(), TinyRun.late(), TinyRun.quietBook("calm"))))
                .isEqualTo(DELAY + " On the CEX there was none.");
    }

    @Test
    void whereDelayCostNothingMostAndLeastAreTheFinding() {
        assertThat(Headline.of(TinyRun.comparison(TinyRun.mirror(), TinyRun.late())))
                .doesNotContain("late instead of");
    }
}
