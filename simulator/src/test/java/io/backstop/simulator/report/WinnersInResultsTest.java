package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.outcome.CohortOutcome;
import io.backstop.model.outcome.IndexPrices;
import io.backstop.model.outcome.Members;
import io.backstop.model.outcome.Outcome;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.PositionLog;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.WinnerCloses;
import io.backstop.simulator.scenario.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Winners who were closed, as the price chart, the cohorts and the venue's sum tell them. */
class WinnersInResultsTest {

    private static final int FEW = 10;

    /** All that are worked out on paper, and every preset in the same fall. */
    static Stream<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Home.folder().resolve("scenarios/golden"))) {
            List<String> golden =
                    files.map(file -> "golden/" + name(file)).sorted().toList();
            return Stream.concat(Stream.of("presets", "book-presets", "composed"), golden.stream());
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".yaml", "");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void stepsAndCohortsAddUpToTheVenuesNotional(String scenario) {
        Comparison comparison = Replayed.shipped(scenario);
        for (VenueRun run : comparison.runs()) {
            long steps =
                    Closes.of(run, 1).stream().mapToLong(Closes::deleveraged).sum();
            long cohorts = cohorts(run, comparison).stream()
                    .mapToLong(CohortOutcome::deleveraged)
                    .sum();

            assertThat(steps).as(run.id()).isEqualTo(run.deleveragedNotional());
            assertThat(cohorts + ofHouse(run)).as(run.id()).isEqualTo(run.deleveragedNotional());
        }
    }

    /** Presets that close winners at the mark, and the pool whose side has won too much, are told as all others. */
    @Test
    void whoIsClosedAtTheMarkIsTold() {
        assertThat(whoDeleverage("book-presets")).contains("okx", "deribit", "drift");
        assertThat(whoDeleverage("presets")).contains("gmx-v2");
        assertThat(whoDeleverage("golden/pnl-band")).isNotEmpty();
    }

    /**
     * As on paper there: 10 at 1960 for a loss of 500; 50 at the mark of 1910, which are 95,500, for nothing; 22 at 1960, which are 43,120, for 7920. A
     * pool's winners are closed by 1.2 and 0.3 at 6000, 9000 for nothing.
     */
    @Test
    void theChartsTableTellsWhatWasClosedBesideWhatWasGivenUp() {
        assertThat(closes("golden/book-drawdown"))
                .containsSubsequence(
                        "$19,600", "$500.00", "at-the-mark", "$95,500", "$0", "fair", "$43,120", "$7,920", "</table>");
        assertThat(closes("golden/pnl-band")).containsSubsequence("pool", "$9,000", "$0");
    }

    private static String closes(String scenario) {
        Comparison comparison = Replayed.shipped(scenario);
        return new PriceTables(comparison, PriceLine.of(comparison)).closes().markup();
    }

    private static List<String> whoDeleverage(String scenario) {
        return Replayed.shipped(scenario).runs().stream()
                .filter(run -> run.deleveragedNotional() > 0)
                .map(VenueRun::id)
                .toList();
    }

    /** A few accounts and all others, makers with margin of their own among them. */
    private static List<CohortOutcome> cohorts(VenueRun run, Comparison comparison) {
        ScenarioTape tape = comparison.tape();
        return Outcome.of(
                        run,
                        tape.grid(),
                        new IndexPrices(tape.priceBefore(), tape.indexPrices()),
                        comparison.scenario().sizeUnit(),
                        List.of(new Members("few", 0, FEW, false), new Members("others", FEW + 1, last(run), false)))
                .cohorts();
    }

    private static int last(VenueRun run) {
        PositionLog log = run.positions();
        return IntStream.range(0, log.count()).map(log::account).max().orElse(FEW);
    }

    private static long ofHouse(VenueRun run) {
        WinnerCloses closes = run.deleveraged();
        return IntStream.range(0, closes.count())
                .filter(close -> closes.account(close) == WinnerCloses.HOUSE)
                .mapToLong(closes::notional)
                .sum();
    }
}
