package io.backstop.oracle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsToldByHowItBegins() throws IOException {
        String bars = file("bars.csv", "ts_ms,open,high,low,close\n1000,1,2,1,2\n61000,2,2,1,1\n");
        String rounds = file("rounds.csv", "updated_at_ms,round,price_usd\n1000,1,5\n3000,2,6\n");
        String ticks = file("ticks.csv", "volume,ts_ms,price\n9,1000,5\n8,3000,6\n");
        String candles = file("candles.json", """
            [{"t": 1000, "o": "1", "h": "2", "l": "1", "c": "2"}, {"t": 61000, "o": "2", "h": "2", "l": "1", "c": "1"}]
            """);

        // A bar of a minute ends a minute after its open, a round is known in its own moment.
        assertThat(PriceFile.of(bars)).isEqualTo(new PriceFile(new PathSpec.Csv(bars, true, true), 1000, 121_000));
        assertThat(PriceFile.of(rounds)).isEqualTo(new PriceFile(new PathSpec.Rounds(rounds, false, 0), 1000, 3001));
        assertThat(PriceFile.of(ticks)).isEqualTo(new PriceFile(new PathSpec.Rounds(ticks, false, 0), 1000, 3001));
        assertThat(PriceFile.of(candles))
                .isEqualTo(new PriceFile(new PathSpec.Candles(candles, true, 0), 1000, 121_000));
    }

    @Test
    void aFileThatIsNoneOfThemIsToldWhatWouldDo() throws IOException {
        String file = file("other.csv", "a,b\n1,2\n");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> PriceFile.of(file))
                .withMessage(file + ": must begin as bars (ts_ms,open,high,low,close, or Binance's klines),"
                        + " candles (a JSON list) or rounds (updated_at_ms or ts_ms, and price_usd or price) do");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
