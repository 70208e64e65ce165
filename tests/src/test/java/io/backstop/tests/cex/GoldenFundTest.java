package io.backstop.tests.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.report.Comparison;
import io.backstop.simulator.report.Results;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fund in the results of a scenario that was worked out on paper; the working stands in its file. */
class GoldenFundTest {

    @TempDir
    private Path folder;

    @Test
    void theResultsTellWhatBecameOfTheFund() throws IOException {
        Scenario read = ScenarioReader.read(Repository.scenario("golden/book-fund"), List.of(), System.getenv());
        ScenarioTape tape = TapeWriter.write(read).tape();
        List<VenueRun> runs = new Replay(read, tape, null, line -> {}).run(10_000);

        Results.write(folder.resolve("out"), new Comparison(read, tape, "", "", 0, List.of(), runs));

        assertThat(runs).hasSize(3).allMatch(VenueRun::checksHold);
        assertThat(folder.resolve("out/fund.csv")).hasContent("""
            venue,step,time_utc,flow,asset,amount,balance,amount_usd,balance_usd
            alone,1,2025-01-01T00:00:01Z,shortfall,USD,-8800.000000,3200.000000,-8800.000000,3200.000000
            alone,3,2025-01-01T00:00:03Z,shortfall,USD,-75.000000,3125.000000,-75.000000,3125.000000
            company,1,2025-01-01T00:00:01Z,shortfall,USD,-8800.000000,3200.000000,-8800.000000,3200.000000
            company,2,2025-01-01T00:00:02Z,injection,USD,8192.000000,11392.000000,8192.000000,11392.000000
            company,3,2025-01-01T00:00:03Z,shortfall,USD,-75.000000,11317.000000,-75.000000,11317.000000
            coin,1,2025-01-01T00:00:01Z,shortfall,COIN,-3.12500000,6.87500000,-16000.000000,35200.000000
            coin,2,2025-01-01T00:00:02Z,injection,COIN,1.60000000,8.47500000,8192.000000,43392.000000
            coin,3,2025-01-01T00:00:03Z,shortfall,COIN,-0.96000000,7.51500000,-3000.000000,23484.375000
            """);
        assertThat(Files.readString(folder.resolve("out/summary.json")).replaceAll("\\s+", " "))
                .contains(
                        "\"fund\": { \"start\": 12000.000000, \"end\": 3125.000000, \"low\": 3125.000000,"
                                + " \"peakDrawdown\": 8875.000000, \"peakDrawdownRatio\": 0.739583333,"
                                + " \"inflows\": { }, \"outflows\": { \"shortfall\": 8875.000000 } }",
                        "\"fund\": { \"start\": 12000.000000, \"end\": 11317.000000, \"low\": 3200.000000,"
                                + " \"peakDrawdown\": 8800.000000, \"peakDrawdownRatio\": 0.733333333,"
                                + " \"inflows\": { \"injection\": 8192.000000 },"
                                + " \"outflows\": { \"shortfall\": 8875.000000 } }",
                        "\"fund\": { \"start\": 80000.000000, \"end\": 23484.375000, \"low\": 35200.000000,"
                                + " \"peakDrawdown\": 16000.000000, \"peakDrawdownRatio\": 0.312500000,"
                                + " \"inflows\": { \"injection\": 8192.000000 },"
                                + " \"outflows\": { \"shortfall\": 19000.000000 },"
                                + " \"coins\": { \"start\": 10.00000000, \"end\": 7.51500000, \"low\": 6.87500000,"
                                + " \"peakDrawdown\": 3.12500000, \"inflows\": { \"injection\": 1.60000000 },"
                                + " \"outflows\": { \"shortfall\": 4.08500000 } } }");
    }
}
