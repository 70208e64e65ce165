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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles of 4 s from second 1000 on. */
class CandlePathTest {

    private static final long USD = 100_000_000L;

    private static final String TWO = """
        [{"t":1000000,"T":1003999,"s":"BTC","i":"1m","o":"100.0","c":"105.0","h":"110.0","l":"90.0","v":"0.98639","n":189},
         {"t":1004000,"T":1007999,"s":"BTC","i":"1m","o":"105.0","c":"84","h":"107.5","l":80,"v":"1","n":[1,{"t":5}]}]
        """;

    @TempDir
    private Path folder;

    @Test
    void candlesAreBarsWithTheirFourPricesAtTheirQuarters() throws IOException {
        // The first rose: low, high, close; the second fell: high, low, close.
        long[] prices = {100 * USD, 90 * USD, 110 * USD, 105 * USD, 105 * USD, 107 * USD + USD / 2, 80 * USD, 84 * USD};

        assertThat(written(TWO, 0)).isEqualTo(new WrittenPath(100 * USD, PriceSeries.of(prices), 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | :1: must be a list of candles",
                "[7] | :1: must be a candle with the keys t, o, h, l and c",
                "[] | : must hold at least two bars, was 0",
                "[;{\"t\": 1 | :2: must be JSON",
                "[{\"t\": 1, \"o\": 1, \"h\": 1, \"l\": 1}] | :1: c: is missing",
                "[{\"t\": 1, \"o\": 1, \"h\": 1, \"l\": 1, \"c\": {}}] | :1: c: is missing",
                "[;{\"t\": 1, \"o\": \"x\", \"h\": 1, \"l\": 1, \"c\": 1}] | :2: open: \"x\" must be a price with at"
                        + " most 8 decimals",
                "[{\"t\": 1, \"o\": 3, \"h\": 2, \"l\": 1, \"c\": 1}] | :1: open: \"3\" must lie in [low, high] = [1,"
                        + " 2] unless openConvention is previousClose",
                "[{\"t\": 1, \"o\": 1, \"h\": 1, \"l\": 1, \"c\": 1},;{\"t\": 1, \"o\": 1, \"h\": 1, \"l\": 1, \"c\":"
                        + " 1}] | :2: ts_ms: \"1\" must be after the row before, 1",
            })
    void aBrokenFileIsToldWithItsLine(String text, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> written(text.replace(';', '\n'), 0))
                .withMessage(folder.resolve("candles.json") + mistake);
    }

    @Test
    void aGapIsCarriedUnlessItIsTooLong() throws IOException {
        String text = TWO.replace("]\n", "").replace("[1,{\"t\":5}]}", "2},")
                + "{\"t\":1020000,\"o\":1,\"h\":1,\"l\":1,\"c\":1},{\"t\":1044000,\"o\":1,\"h\":1,\"l\":1,\"c\":1}]";

        assertThat(written(text, 0).prices().at(7)).isEqualTo(84 * USD);
        assertThat(written(text, 16_000)).isEqualTo(written(text, 0));
        // The second gap, of 24 s, lies behind the clock.
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> written(text, 10_000))
                .withMessage(folder.resolve("candles.json")
                        + ": must have no gap longer than longestGap, PT10S, has 1 on the clock, the first from"
                        + " 1970-01-01T00:16:44Z to 1970-01-01T00:17:00Z");
    }

    private WrittenPath written(String text, long longestGap) throws IOException {
        Path file = Files.writeString(folder.resolve("candles.json"), text);
        PathSpec path = new PathSpec.Candles(file.toString(), false, longestGap);
        return PathWriter.write(path, new TimeGrid(1_000_000, 1000, 8), 0);
    }
}
