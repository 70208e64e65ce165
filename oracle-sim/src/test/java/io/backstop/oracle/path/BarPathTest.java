package io.backstop.oracle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarPathTest {

    private static final long USD = 100_000_000L;
    private static final String HEADER = "ts_ms,open,high,low,close\n";

    @TempDir
    private Path folder;

    @Test
    void aBarShowsOpenThenTheExtremeAgainstItsDirectionThenTheOtherThenTheClose() throws IOException {
        Path file = write(HEADER + "1000000,100,110,90,105\n1004000,105,107,80,84\n");

        WrittenPath written = PathWriter.write(csv(file, false), new TimeGrid(1_000_000, 1000, 8), 0);

        assertThat(written).isEqualTo(new WrittenPath(100 * USD, usd(100, 90, 110, 105, 105, 107, 80, 84), 0));
    }

    @Test
    void columnsAreFoundByNameAndOthersIgnored() throws IOException {
        Path file = write("vwap,low,close,open,ts_ms,high\n,90,105,100,1000000,110\nx,80,84,105,1004000,107\n\n");

        WrittenPath written = PathWriter.write(csv(file, false), new TimeGrid(1_000_000, 4000, 2), 0);

        assertThat(written.prices()).isEqualTo(usd(100, 105));
    }

    @Test
    void whereBarsAreMissingTheLastCloseHolds() throws IOException {
        Path file = write(HEADER + "1000000,100,100,100,100\n1004000,100,103,99,102\n1012000,105,105,105,105\n");

        WrittenPath written = PathWriter.write(csv(file, false), new TimeGrid(1_006_000, 1000, 7), 0);

        assertThat(written.prices()).isEqualTo(usd(103, 102, 102, 102, 102, 102, 105));
    }

    @Test
    void barsOfOneStepShowTheirOpensAndHoldTheirCloseWhereSecondsAreMissing() throws IOException {
        Path file = write(HEADER + "1000000,100,101,99,100\n1001000,98,98,90,91\n1004000,95,96,94,94\n");

        WrittenPath written = PathWriter.write(csv(file, false), new TimeGrid(1_000_000, 1000, 5), 0);

        assertThat(written.prices()).isEqualTo(usd(100, 98, 91, 91, 95));
    }

    /** Bars of 1 s; those of 2 s to 3 s, of 6 s and of 8 s to 9 s are missing, of which the clock sees the first two. */
    @Test
    void theMissingBarsOnTheClockAreToldWithTheirTimes() throws IOException {
        Path file = write(HEADER + "1000000,100,101,99,100\n1001000,98,98,90,91\n1004000,95,96,94,94\n"
                + "1005000,94,96,94,94\n1007000,95,96,94,94\n1010000,95,96,94,94\n");

        WrittenPath written = PathWriter.write(csv(file, false), new TimeGrid(1_001_000, 1000, 7), 0);
        WrittenPath without = PathWriter.write(csv(file, false), new TimeGrid(1_004_000, 1000, 2), 0);

        FileGaps gaps = new FileGaps(
                String.valueOf(file.getFileName()),
                List.of(new TimeWindow(1_002_000, 1_004_000), new TimeWindow(1_006_000, 1_007_000)));
        assertThat(written.prices()).isEqualTo(usd(98, 91, 91, 95, 94, 94, 95));
        assertThat(written.gaps()).containsExactly(gaps);
        assertThat(gaps.longestMillis()).isEqualTo(2000);
        assertThat(without.gaps()).isEmpty();
    }

    @Test
    void anOpenThatIsThePreviousCloseIsMovedToTheNearerBoundAndCounted() throws IOException {
        Path file = write(HEADER + "1000000,100,110,90,105\n1004000,111,107,80,84\n1008000,79,90,80,84\n");

        WrittenPath written = PathWriter.write(csv(file, true), new TimeGrid(1_000_000, 4000, 3), 0);

        assertThat(written).isEqualTo(new WrittenPath(100 * USD, usd(100, 107, 80), 2));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1004000,111,107,80,84 | :3: open: \"111\" must lie in [low, high] = [80, 107] unless openConvention"
                        + " is previousClose",
                "1004000,100,107,80,79 | :3: close: \"79\" must lie in [low, high] = [80, 107]",
                "1004000,100,80,107,84 | :3: low: \"107\" must not be above high, 80",
                "1004000,100,x,80,84 | :3: high: \"x\" must be a price with at most 8 decimals",
                "1004000,100,107,,84 | :3: low: \"\" must be a price with at most 8 decimals",
                "1004000,100,107,0,84 | :3: low: \"0\" must be positive",
                "1000000,100,107,80,84 | :3: ts_ms: \"1000000\" must be after the row before, 1000000",
                "10:04,100,107,80,84 | :3: ts_ms: \"10:04\" must be a whole number of milliseconds",
                "1004000,100,107 | :3: \"1004000,100,107\" must have 5 columns as the header, has 3",
                "- | : must hold at least two bars, was 1",
            })
    void aBrokenRowIsNamedByLineColumnAndValue(String row, String message) throws IOException {
        Path file = write(HEADER + "1000000,100,110,90,105\n" + (row == null ? "" : row));

        assertMistake(file, file + message);
    }

    @Test
    void aMissingColumnAMissingHeaderAndAMissingFileAreNamed() throws IOException {
        Path noLow = write("ts_ms,open,high,close\n");
        assertMistake(noLow, noLow + ":1: low: column is missing, the header has \"ts_ms,open,high,close\"");

        Path empty = write("");
        assertMistake(empty, empty + ": must begin with a header row that names ts_ms,open,high,low,close");

        Path missing = folder.resolve("missing.csv");
        assertMistake(missing, missing + ": must be a file that can be read");
    }

    @Test
    void aClockThatLeavesTheFileIsAnError() throws IOException {
        Path file = write(HEADER + "1000000,100,110,90,105\n1004000,105,107,80,84\n");
        String message = file + ": the clock runs from 1970-01-01T00:16:40Z to 1970-01-01T00:16:49Z,"
                + " the file covers only 1970-01-01T00:16:40Z to 1970-01-01T00:16:48Z";

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> PathWriter.write(csv(file, false), new TimeGrid(1_000_000, 1000, 9), 0))
                .withMessage(message);
    }

    @Test
    void dumpsOfKlinesAreReadWithTheirHeaderAndWithout() throws IOException {
        String first = "1000000,100,110,90,105,7.5,1003999,800,12,4,400,0\n";
        String second = "1004000,105,107,80,84,7.5,1007999,800,12,4,400,0\n";
        String header = "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
                + "taker_buy_quote_volume,ignore\n";
        WrittenPath known = new WrittenPath(100 * USD, usd(100, 90, 110, 105, 105, 107, 80, 84), 0);
        TimeGrid grid = new TimeGrid(1_000_000, 1000, 8);

        assertThat(PathWriter.write(csv(write(first + second), false), grid, 0)).isEqualTo(known);
        assertThat(PathWriter.write(csv(write(header + first + second), false), grid, 0))
                .isEqualTo(known);
    }

    @Test
    void klinesSinceTwentyTwentyFiveCountMicroseconds() throws IOException {
        Path file =
                write("1735689600000000,100,110,90,105,0,0,0,0,0,0,0\n1735689604000000,105,107,80,84,0,0,0,0,0,0,0\n");

        WrittenPath written = PathWriter.write(csv(file, false), new TimeGrid(1_735_689_600_000L, 1000, 8), 0);

        assertThat(written.prices()).isEqualTo(usd(100, 90, 110, 105, 105, 107, 80, 84));
    }

    @Test
    void aBrokenKlineIsNamedByItsLine() throws IOException {
        Path file = write("1000000,100,110,90,105,0,0,0,0,0,0,0\n1004000,105,107,80,x,0,0,0,0,0,0,0\n");

        assertMistake(file, file + ":2: close: \"x\" must be a price with at most 8 decimals");
    }

    @Test
    void theTicksOfABridgedBarHaveExactlyItsFourPrices() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int ticks = 4 + random.nextInt(60);
            long[][] bars = {prices(random), prices(random), prices(random)};
            Path file = write(HEADER
                    + row(1_000_000, bars[0])
                    + row(1_000_000 + ticks * 1000L, bars[1])
                    + row(1_000_000 + 2000L * ticks, bars[2]));

            PriceSeries path = PathWriter.write(bridged(file), new TimeGrid(1_000_000, 1000, 3 * ticks), round)
                    .prices();

            for (int bar = 0; bar < bars.length; bar++) {
                long[] of = IntStream.range(bar * ticks, (bar + 1) * ticks)
                        .mapToLong(path::at)
                        .toArray();
                assertThat(new long[] {
                            of[0],
                            Arrays.stream(of).max().orElseThrow(),
                            Arrays.stream(of).min().orElseThrow(),
                            of[ticks - 1]
                        })
                        .isEqualTo(Arrays.stream(bars[bar])
                                .map(price -> price * USD)
                                .toArray());
            }
        }
    }

    @Test
    void theTicksOfABridgedBarAreTheSameWhereverTheClockBegins() throws IOException {
        Path file = write(HEADER + "1000000,100,110,90,105\n1060000,105,107,80,84\n");

        PriceSeries whole = PathWriter.write(bridged(file), new TimeGrid(1_000_000, 1000, 120), 7)
                .prices();
        PriceSeries end = PathWriter.write(bridged(file), new TimeGrid(1_090_000, 1000, 30), 7)
                .prices();

        assertThat(IntStream.range(0, 30).mapToLong(end::at).toArray())
                .isEqualTo(IntStream.range(90, 120).mapToLong(whole::at).toArray());
        assertThat(whole)
                .isNotEqualTo(PathWriter.write(bridged(file), new TimeGrid(1_000_000, 1000, 120), 8)
                        .prices());
    }

    @Test
    void aBarOfThreeTicksIsLines() throws IOException {
        Path file = write(HEADER + "1000000,100,110,90,105\n1003000,105,107,80,84\n");
        TimeGrid grid = new TimeGrid(1_000_000, 1000, 6);

        assertThat(PathWriter.write(bridged(file), grid, 7)).isEqualTo(PathWriter.write(csv(file, false), grid, 7));
    }

    /** Open, high, low and close in whole dollars. */
    private static long[] prices(Random random) {
        long low = 50L + random.nextInt(50);
        long high = low + random.nextInt(50);
        int range = (int) (high - low + 1);
        return new long[] {low + random.nextInt(range), high, low, low + random.nextInt(range)};
    }

    private static String row(long millis, long[] prices) {
        return millis + "," + prices[0] + "," + prices[1] + "," + prices[2] + "," + prices[3] + "\n";
    }

    private static void assertMistake(Path file, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> PathWriter.write(csv(file, false), new TimeGrid(1_000_000, 1000, 8), 0))
                .withMessage(message);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("bars.csv"), text);
    }

    private static PathSpec bridged(Path file) {
        return new PathSpec.Csv(file.toString(), false, true);
    }

    private static PathSpec csv(Path file, boolean previousCloseOpens) {
        return new PathSpec.Csv(file.toString(), previousCloseOpens, false);
    }

    private static PriceSeries usd(long... dollars) {
        return PriceSeries.of(Arrays.stream(dollars).map(price -> price * USD).toArray());
    }
}
