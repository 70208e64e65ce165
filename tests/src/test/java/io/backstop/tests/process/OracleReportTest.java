package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The delay laboratory as a user runs it. */
class OracleReportTest {

    private static final String HEADER = "updated_at_ms,round,price_usd\n";

    @TempDir
    private Path folder;

    @Test
    void roundsAreReportedFittedAndWritten() throws IOException {
        // 40 rounds, 60 s apart, by turns 100 and 101 dollars: changes of 1 % and 0.99 %.
        Path file = rounds(40);
        Path out = folder.resolve("out");
        Path fit = folder.resolve("fit.yaml");

        String printed = run(0, "oracle-report", file.toString(), "--out", out.toString(), "--fit", fit.toString());

        assertThat(printed)
                .startsWith("rounds.csv: 40 updates from 1970-01-12T13:46:40Z to 1970-01-12T14:25:40Z\n")
                .contains("  age at most  30 s              30 s  54 s  59.4 s  60 s\n")
                .containsPattern("  updates +0 +39 +0 +0 +0\n");
        assertThat(out).isDirectoryContaining("glob:**/report.html").isDirectoryContaining("glob:**/summary.json");
        assertThat(fit).content().contains("deviationThreshold: 0.99% ").contains("40 rounds of rounds.csv,");
        assertThat(run(0, "oracle-report", fit.toString(), "--seed", "3"))
                .contains("Distance from the true price\n")
                .isEqualTo(run(0, "oracle-report", fit.toString(), "--seed", "3"));
    }

    @Test
    void aFittedFileThatIsThereAlreadyIsKept() throws IOException {
        String rounds = rounds(40).toString();
        Path fit = Files.writeString(folder.resolve("fit.yaml"), "the last one");

        assertThat(run(2, "oracle-report", rounds, "--fit", fit.toString()))
                .isEqualTo(fit + ": is there already; --force replaces it, --fit names another\n");
        assertThat(fit).hasContent("the last one");
        assertThat(run(2, "oracle-report", rounds, "--force")).isEqualTo("--force: goes with --fit only\n");

        run(0, "oracle-report", rounds, "--fit", fit.toString(), "--force");
        assertThat(fit).content().contains("40 rounds of rounds.csv,");
    }

    @Test
    void aFeedIsHeldAgainstTruePrices() throws IOException {
        Path file = rounds(40);

        // A feed of rounds is as far from straight lines through them as they move before the next one, but for a
        // second.
        assertThat(run(0, "oracle-report", file.toString(), "--prices", file.toString(), "--stale", "50s"))
                .contains("Stale: older than 50 s\n")
                .containsPattern("  all 39 +longest 10 s\n")
                .contains("Distance from the true price\n");
        assertThat(run(0, "oracle-report", "pyth-pusher", "--prices", file.toString()))
                .startsWith("pyth-pusher: ");
    }

    @Test
    void aFeedOfAScenarioIsNamedByItsVenue() {
        String scenario = Repository.scenario("oracle-networks").toString();

        assertThat(run(0, "oracle-report", scenario, "--venue", "push")).contains("Updates by cause\n");
        assertThat(run(2, "oracle-report", scenario))
                .startsWith("--venue: must be given: scenario \"oracle-networks\" has fixed, ");
        assertThat(run(2, "oracle-report", scenario, "--venue", "x"))
                .startsWith("--venue: \"x\" is no pool venue: scenario \"oracle-networks\" has fixed, ");
    }

    /** Prices land every second until 21:13:59, and again from 21:22 on. */
    @Test
    void aHaltedChainShowsOldPrices() {
        assertThat(run(
                        0,
                        "oracle-report",
                        Repository.scenario("2025-10-10-halt").toString(),
                        "--venue",
                        "halt",
                        "--stale",
                        "30s"))
                .containsPattern("  all 1 +longest 451 s\n")
                .containsPattern("  1 +2025-10-10T21:14:29Z +2025-10-10T21:22:00Z +451 s\n")
                .containsPattern("  updates +719 +0 +0 +0 +0\n");
    }

    /** A gap of a week behind nineteen of 10 s, from 1970-01-12T13:49:50Z on. */
    @Test
    void anOutageIsNamedAndNoLookOfItFailed() throws IOException {
        String rows = IntStream.range(0, 21)
                .mapToObj(i -> (1_000_000_000L + i * 10_000L + (i < 20 ? 0 : 604_790_000L)) + "," + i + ",100")
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("outage.csv"), HEADER + rows + "\n");

        assertThat(run(0, "oracle-report", file.toString()))
                .containsPattern("  all 1 +longest 604,780 s\n")
                .contains(": one outage.\n#   1970-01-12T13:49:50Z to 1970-01-19T13:49:50Z\n")
                .contains("interval: 10s ")
                .doesNotContain("rounds: {failure");
    }

    /** Every second gap is 1000 s long, every other 10 s: that is no outage. */
    @Test
    void roundsThatNoFeedFitsAreToldInOneLine() throws IOException {
        String rows = IntStream.range(0, 21)
                .mapToObj(i -> (1_000_000_000L + (i + 1) / 2 * 10_000L + i / 2 * 1_000_000L) + "," + i + ",100")
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("gaps.csv"), HEADER + rows + "\n");

        assertThat(run(2, "oracle-report", file.toString()))
                .isEqualTo(file + ": no feed can be fitted to these rounds: at least one look of ten must publish, of"
                        + " 1010 looks every 10000 ms 20 did\n");
    }

    @Test
    void aMistakeIsToldInOneLine() throws IOException {
        Path few = rounds(19);
        assertThat(run(2, "oracle-report", few.toString())).isEqualTo(few + ": must hold at least 20 rounds, was 19\n");
        Path half = rounds(39);
        assertThat(run(2, "oracle-report", half.toString(), "--halves"))
                .isEqualTo(half + ": must hold at least 40 rounds, was 39\n");
        Path broken = Files.writeString(folder.resolve("broken.csv"), HEADER + "1000,1,5\nx,2,5\n");
        assertThat(run(2, "oracle-report", broken.toString()))
                .isEqualTo(broken + ":3: updated_at_ms: \"x\" must be a whole number of milliseconds\n");
        assertThat(run(2, "oracle-report", "pyth-core", "--fit", "x.yaml"))
                .isEqualTo("--fit: needs a file of rounds (CSV), has \"pyth-core\"\n");
        assertThat(run(2, "oracle-report", "pyth-core", "--stale", "5"))
                .isEqualTo("--stale: \"5\" must be a duration above 0 such as \"90s\", \"5m\" or \"1h\"\n");
        assertThat(run(2, "oracle-report", "pyth-coer")).contains("preset: \"pyth-coer\" must be one of pyth-core, ");
        assertThat(run(2, "oracle-report", "pyth-core", "--venue", "pool"))
                .isEqualTo("--venue: needs a scenario, has \"pyth-core\"\n");
        Path other = Files.writeString(folder.resolve("other.csv"), HEADER + "1000,1,5\n9000,2,5\n");
        assertThat(run(2, "oracle-report", rounds(40).toString(), "--prices", other.toString()))
                .startsWith(other + ": must have prices of the time of ")
                .endsWith(", 1970-01-12T13:46:40Z to 1970-01-12T14:25:40Z, has 1970-01-01T00:00:01Z to"
                        + " 1970-01-01T00:00:09.001Z\n");
    }

    @Test
    void pricesThatNoReportCanHoldAreToldInOneLine() throws IOException {
        String rows = IntStream.range(0, 20)
                .mapToObj(
                        i -> 1_000_000_000L + i * 60_000L + "," + i + "," + (i % 2 == 0 ? "0.00000001" : "90000000000"))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("wild.csv"), HEADER + rows + "\n");

        assertThat(run(2, "oracle-report", file.toString()))
                .isEqualTo(file + ": a change of the price or a distance from the true one does not fit 64 bits\n");
    }

    private Path rounds(int count) throws IOException {
        String rows = IntStream.range(0, count)
                .mapToObj(i -> 1_000_000_000L + i * 60_000L + "," + i + "," + (100 + i % 2))
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("rounds.csv"), HEADER + rows + "\n");
    }

    /** What a command prints, on both streams. */
    private static String run(int expected, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed, true);
        int code = Backstop.execute(writer, writer, arguments);
        assertThat(code).as(printed.toString()).isEqualTo(expected);
        return printed.toString();
    }
}
