package io.backstop.oracle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded files: their known lows are reached at their known times. */
class RealBarsTest {

    private static final long USD = 100_000_000L;
    private static final long STEP = 15_000;

    @Test
    void bitmexFileGivesItsKnownLowAtItsKnownMinute() {
        Instant start = Instant.parse("2020-03-11T23:59:00Z");
        PathSpec path = new PathSpec.Csv(folder() + "/prices/20200312_bitmex_xbtusd_1m.csv", true, false);

        WrittenPath written = PathWriter.write(path, new TimeGrid(start.toEpochMilli(), STEP, 2880 * 4), 0);

        PriceSeries prices = written.prices();
        int lowest = lowest(prices);
        assertThat(written.clampedBars()).isEqualTo(93);
        assertThat(prices.at(lowest)).isEqualTo(3596 * USD);
        assertThat(start.plusMillis(lowest * STEP)).isBetween("2020-03-13T02:15:00Z", "2020-03-13T02:15:59Z");
    }

    /**
     * BitMEX stood still twice on 13 March 2020. Its record has a bar for every minute all the same, 17 of them without a
     * trade; without those it has nine gaps, and three of them are of three minutes.
     */
    @Test
    void minutesInWhichNothingWasTradedAreGapsOnceTheirBarsAreLeftOut(@TempDir Path folder) throws IOException {
        List<String> rows = Files.readAllLines(Path.of(folder(), "prices/20200312_bitmex_xbtusd_1m.csv"));
        Path traded = folder.resolve("traded.csv");
        Files.write(
                traded,
                rows.stream().filter(row -> !row.matches("([^,]*,){5}0,.*")).toList());

        assertThat(gaps(Path.of(folder(), "prices/20200312_bitmex_xbtusd_1m.csv")))
                .isEmpty();
        assertThat(gaps(traded))
                .containsExactly(new FileGaps(
                        "traded.csv",
                        List.of(
                                minutes("02:21", 3),
                                minutes("02:25", 1),
                                minutes("02:59", 1),
                                minutes("11:58", 2),
                                minutes("12:01", 2),
                                minutes("12:04", 1),
                                minutes("12:07", 3),
                                minutes("12:13", 1),
                                minutes("12:16", 3))));
        assertThat(gaps(traded).getFirst().longestMillis()).isEqualTo(180_000);
    }

    private static TimeWindow minutes(String from, long minutes) {
        long start = Instant.parse("2020-03-13T" + from + ":00Z").toEpochMilli();
        return new TimeWindow(start, start + minutes * 60_000);
    }

    private static List<FileGaps> gaps(Path file) {
        Instant start = Instant.parse("2020-03-11T23:59:00Z");
        PathSpec path = new PathSpec.Csv(file.toString(), true, false);
        return PathWriter.write(path, new TimeGrid(start.toEpochMilli(), STEP, 2880 * 4), 0)
                .gaps();
    }

    /** By second, with seconds without trades absent: 3.56 is printed at 21:19:18 and later, 1.055 at 21:21:36. */
    @ParameterizedTest
    @CsvSource({
        "20251010_coinbase_atom_1s_2030_2230.csv, 356000000, 2025-10-10T21:19:18Z",
        "20251010_binance_coinm_atomusd_perp_1s_2030_2230.csv, 105500000, 2025-10-10T21:21:36Z",
    })
    void atomFilesGiveTheirKnownLowsAtTheirKnownSeconds(String file, long low, Instant time) {
        Instant start = Instant.parse("2025-10-10T21:05:00Z");
        PathSpec path = new PathSpec.Csv(folder() + "/prices/" + file, false, false);

        PriceSeries prices = PathWriter.write(path, new TimeGrid(start.toEpochMilli(), 1000, 2400), 0)
                .prices();

        assertThat(prices.at(lowest(prices))).isEqualTo(low);
        assertThat(start.plusSeconds(lowest(prices))).isEqualTo(time);
    }

    private static String folder() {
        String folder = System.getenv("BACKSTOP_DATA");
        assumeTrue(folder != null && !folder.isEmpty(), "skipped: no data");
        return folder;
    }

    private static int lowest(PriceSeries prices) {
        return IntStream.range(0, prices.length())
                .reduce((a, b) -> prices.at(b) < prices.at(a) ? b : a)
                .orElseThrow();
    }
}
