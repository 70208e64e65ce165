package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.outcome.CohortOutcome;
import io.backstop.model.outcome.IndexPrices;
import io.backstop.model.outcome.Members;
import io.backstop.model.outcome.Outcome;
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

/**
 * On paper, as in book-inverse: 80,000 contracts of a dollar at 8000 are 10 coins, and 20,000 dollars of margin 2.5 coins. The index falls to 5000, where
 * 80,000 dollars are 16 coins. The long is liquidated, all that he brought is gone. The short has won 6 coins: his 8.5 are worth 42,500, which
 * is 22,500 more than he brought.
 */
class CoinCohortsTest {

    private static final long DOLLAR = 1_000_000;

    /** Elsewhere 80,000 dollars' worth is sold at 8000, which is three eighths less at 5000: 30,000. Unhedged is the last second. */
    @Test
    void cohortsAreToldApartWhereMoneyIsTheCoin() {
        List<CohortOutcome> cohorts = cohorts();

        assertThat(cohorts).extracting(CohortOutcome::pnl).containsExactly(-20_000 * DOLLAR, 22_500 * DOLLAR);
        assertThat(cohorts).extracting(CohortOutcome::liquidations).containsExactly(1L, 0L);
        assertThat(cohorts)
                .extracting(CohortOutcome::hedge)
                .containsExactly(new CohortOutcome.Hedge(1, 1000, 80_000 * DOLLAR, 30_000 * DOLLAR), null);
    }

    private static List<CohortOutcome> cohorts() {
        String population = "count: 1, leverage: [4], notional: {from: 80000, to: 80000}, entryPrices: [8000]";
        Scenario scenario = ScenarioReader.read(
                Home.folder().resolve("scenarios/golden/book-inverse.yaml"),
                List.of(
                        "positions={cohorts: [{name: longs, longShare: 100%%, hedged: true, %1$s}, {name: shorts, longShare: 0%%, %1$s}]}"
                                .formatted(population)),
                Map.of());
        ScenarioTape tape = TapeWriter.write(scenario).tape();
        VenueRun run = Replay.onModel(tape, scenario.venues().getLast(), scenario.seed())
                .getFirst();
        return Outcome.of(
                        run,
                        tape.grid(),
                        new IndexPrices(tape.priceBefore(), tape.indexPrices()),
                        scenario.sizeUnit(),
                        Members.of(scenario.positions()))
                .cohorts();
    }
}
