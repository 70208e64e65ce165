package io.backstop.tests.cex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.report.Comparison;
import io.backstop.simulator.report.Results;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Replays;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indices of venues' own in a scenario that was worked out on paper; the working stands in its file. */
class GoldenIndexTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;

    @TempDir
    private Path folder;

    @Test
    void theFilterSavesTheIndexFromOneBadSourceAndNotFromTwo() {
        List<VenueRun> runs = Replays.onModels("golden/book-index");

        assertThat(runs)
                .extracting(VenueRun::id, GoldenIndexTest::marks)
                .containsExactly(
                        tuple("filtered", List.of(1000L, 1000L, 1000L)),
                        tuple("unfiltered", List.of(1000L, 900L, 900L)),
                        tuple("majority", List.of(1000L, 600L, 600L)),
                        tuple("two-off", List.of(1000L, 600L, 600L)),
                        tuple("weighted", List.of(1000L, 1000L, 1000L)),
                        tuple("silent", List.of(1000L, 1000L, 1000L)));
        for (VenueRun run : runs) {
            boolean isWrong = marks(run).get(1) < 1000;
            assertThat(run.ledger().balance(Account.INSURANCE_FUND)).isEqualTo(isWrong ? 1050 * DOLLAR : 0);
            assertThat(run.liquidations())
                    .as(run.id())
                    .extracting(
                            Liquidation::account,
                            Liquidation::crossedAt,
                            Liquidation::seenAt,
                            Liquidation::executionPrice)
                    .isEqualTo(isWrong ? List.of(tuple(1, 1, 1, 1000 * PRICE)) : List.of());
        }
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void theSummaryTellsWhereAnIndexWasFurthestFromTheScenarios() throws IOException {
        Scenario read = ScenarioReader.read(Repository.scenario("golden/book-index"), List.of(), System.getenv());
        ScenarioTape tape = TapeWriter.write(read).tape();
        List<VenueRun> runs = new Replay(read, tape, null, line -> {}).run(10_000);

        Results.write(folder.resolve("out"), new Comparison(read, tape, "", "", 0, List.of(), runs));

        assertThat(Files.readString(folder.resolve("out/summary.json")).replaceAll("\\s+", " "))
                .contains(
                        "\"ownIndex\": { \"furthestStep\": 0, \"price\": 1000.00000000, \"index\": 1000.00000000 }",
                        "\"ownIndex\": { \"furthestStep\": 1, \"price\": 900.00000000, \"index\": 1000.00000000 }",
                        "\"ownIndex\": { \"furthestStep\": 1, \"price\": 600.00000000, \"index\": 1000.00000000 }");
        assertThat(folder.resolve("out/report.html")).content().contains("own index of unfiltered");
    }

    private static List<Long> marks(VenueRun run) {
        return IntStream.range(0, run.marks().length())
                .mapToObj(step -> run.marks().at(step) / PRICE)
                .toList();
    }
}
