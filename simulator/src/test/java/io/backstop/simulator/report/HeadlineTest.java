package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import java.util.List;
import java.util.Map;
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
    void booksThatAreEquallyBadAreAllNamed() {
        assertThat(Headline.of(TinyRun.comparison(
                        TinyRun.quiet(), TinyRun.late(), TinyRun.book("thin"), TinyRun.book("bare"))))
                .isEqualTo(DELAY + " On thin and bare it was $1,000 each, paid 80 % by the LP pool.");
        assertThat(Headline.of(TinyRun.comparison(
                        TinyRun.quiet(), TinyRun.late(), TinyRun.quietBook("calm"), TinyRun.quietBook("still"))))
                .isEqualTo(DELAY + " On calm and still there was none.");
    }

    /** On paper 450 are missing in each first contract and 900 in each other: of these fund and winners pay half each, the fund all, and 360 and 540. */
    @Test
    void whoPaidIsLeftOutWhereItDiffersAmongTheWorst() {
        Scenario scenario = ScenarioReader.read(
                Home.folder().resolve("scenarios/golden/book-shared-fund.yaml"), List.of(), Map.of());
        ScenarioTape tape = TapeWriter.write(scenario).tape();
        List<VenueRun> runs = new Replay(scenario, tape, null, line -> {}).run(0);

        assertThat(Headline.of(new Comparison(scenario, tape, "", "", 0, List.of(), runs)))
                .isEqualTo(
                        "On this tape shared:alt, own:alt and capped:alt left the most, $900.00 each, and shared, own"
                                + " and capped the least, $450.00 each.");
    }

    @Test
    void whereDelayCostNothingMostAndLeastAreTheFinding() {
        assertThat(Headline.of(TinyRun.comparison(TinyRun.mirror(), TinyRun.late())))
                .doesNotContain("late instead of");
    }
}
