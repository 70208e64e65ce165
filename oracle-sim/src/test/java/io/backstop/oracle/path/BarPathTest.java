package io.backstop.oracle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.TimeGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    private static void assertMistake(Path file, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> PathWriter.write(csv(file, false), new TimeGrid(1_000_000, 1000, 8), 0))
                .withMessage(message);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("bars.csv"), text);
    }

    private static PathSpec csv(Path file, boolean previousCloseOpens) {
        return new PathSpec.Csv(file.toString(), previousCloseOpens);
    }

    private static PriceSeries usd(long... dollars) {
        return PriceSeries.of(Arrays.stream(dollars).map(price -> price * USD).toArray());
    }
}
