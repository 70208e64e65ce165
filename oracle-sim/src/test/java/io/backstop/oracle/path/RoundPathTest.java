package io.backstop.oracle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.TimeGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounds at seconds 998, 1002, 1004 (twice) and 1006. */
class RoundPathTest {

    private static final long USD = 100_000_000L;
    private static final String HEADER = "updated_at_ms,round,price_usd\n";
    private static final String ROUNDS =
            HEADER + "998000,1,100\n1002000,2,108\n1004000,3,1\n1004000,4,90\n1006000,5,92\n";

    @TempDir
    private Path folder;

    @Test
    void aRoundsPriceStandsUntilTheNextAndTheLastOfOneTimeCounts() throws IOException {
        assertThat(written(ROUNDS, true, 0)).isEqualTo(path(100, 100, 100, 108, 108, 90, 90, 92));
    }

    @Test
    void ticksOfAnySourceAreRounds() throws IOException {
        String ticks = "price,ts_ms\n100,998000\n108,1002000\n1,1004000\n90,1004000\n92,1006000\n";

        assertThat(written(ticks, true, 0)).isEqualTo(written(ROUNDS, true, 0));
        assertThat(written(ROUNDS.replace("updated_at_ms", "ts_ms"), true, 0)).isEqualTo(written(ROUNDS, true, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ts_ms,price;998000,100;997000,1 | :3: ts_ms: \"997000\" must not be before the row above it, 998000",
                "ts_ms,price;998000,100;999000,x | :3: price: \"x\" must be a price with at most 8 decimals",
                "ts_ms,mid;998000,100 | :1: price_usd or price: column is missing, the header has \"ts_ms,mid\"",
                "time,price;998000,100 | :1: updated_at_ms or ts_ms: column is missing, the header has \"time,price\"",
            })
    void brokenTicksAreToldInOneLine(String lines, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> written(lines.replace(';', '\n'), true, 0))
                .withMessage(folder.resolve("rounds.csv") + mistake);
    }

    @Test
    void betweenRoundsThePriceMayLieOnALine() throws IOException {
        // From 100 at 998 to 108 at 1002, 2 a second; then 9 down and 1 up a second.
        assertThat(written(ROUNDS, false, 0)).isEqualTo(path(102, 104, 106, 108, 99, 90, 91, 92));
    }

    @Test
    void aGapIsCarriedUnlessItIsTooLong() throws IOException {
        assertThat(written(ROUNDS, true, 4000)).isEqualTo(written(ROUNDS, true, 0));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> written(ROUNDS, true, 1999))
                .withMessage(folder.resolve("rounds.csv")
                        + ": must have no gap longer than longestGap, PT1.999S, has 3 on the clock, the first from"
                        + " 1970-01-01T00:16:38Z to 1970-01-01T00:16:42Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "998000,1,100;997000,2,1 | :3: updated_at_ms: \"997000\" must not be before the row above it, 998000",
                "998000,1,0 | :2: price_usd: \"0\" must be positive",
                "998000,1,1 | : must hold at least two rounds, was 1",
                "998000,1,1;1005999,2,1 | : the clock runs from 1970-01-01T00:16:40Z to 1970-01-01T00:16:47Z, the file"
                        + " covers only 1970-01-01T00:16:38Z to 1970-01-01T00:16:46Z",
            })
    void aBrokenFileIsToldInOneLine(String rows, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> written(HEADER + rows.replace(';', '\n'), true, 0))
                .withMessage(folder.resolve("rounds.csv") + mistake);
    }

    @Test
    void theFallOfEtherInAugust2023GoesToItsKnownLow() {
        String data = System.getenv("BACKSTOP_DATA");
        assumeTrue(data != null && !data.isEmpty(), "skipped: no data");
        Instant start = Instant.parse("2023-08-17T21:30:00Z");
        PathSpec path = new PathSpec.Rounds(data + "/oracle/20230817_chainlink_ethusd_ethereum_rounds.csv", true, 0);

        PriceSeries prices = PathWriter.write(path, new TimeGrid(start.toEpochMilli(), 1000, 3600), 0)
                .prices();

        // 21:45:23 is second 923, and the next round that of 983.
        assertThat(LongStream.range(0, 3600).filter(second -> prices.at((int) second) == 155_799_625_094L))
                .containsExactlyElementsOf(LongStream.range(923, 983).boxed().toList());
    }

    private WrittenPath written(String text, boolean held, long longestGap) throws IOException {
        Path file = Files.writeString(folder.resolve("rounds.csv"), text);
        PathSpec path = new PathSpec.Rounds(file.toString(), held, longestGap);
        return PathWriter.write(path, new TimeGrid(1_000_000, 1000, 7), 0);
    }

    /** Before the first step and at each of the seven. */
    private static WrittenPath path(long before, long... dollars) {
        return new WrittenPath(
                before * USD,
                PriceSeries.of(LongStream.of(dollars).map(price -> price * USD).toArray()),
                0);
    }
}
