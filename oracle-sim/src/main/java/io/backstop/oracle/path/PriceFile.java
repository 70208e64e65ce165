package io.backstop.oracle.path;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.oracle.csv.CsvFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/**
 * A file of prices of any kind that is read, told by how it begins.
 *
 * @param path bars with ticks drawn between their prices, or rounds joined by lines
 * @param fromMillis the first price, epoch milliseconds UTC
 * @param untilMillis the first moment without one
 */
public record PriceFile(PathSpec path, long fromMillis, long untilMillis) {

    private static final String BARS = "csv";
    private static final String CANDLES = "candles";
    private static final String ROUNDS = "rounds";

    /** The keys under which a path in a scenario names such a file. */
    public static final List<String> KEYS = List.of(BARS, CANDLES, ROUNDS);

    /**
     * Reads where a file begins and ends.
     *
     * @throws InputException if it begins as none does, is not as it must be or cannot be read
     */
    public static PriceFile of(String file) {
        return switch (keyOf(file)) {
            case CANDLES -> of(new PathSpec.Candles(file, true, 0), CandleFile.read(file));
            case ROUNDS -> ofRounds(file, RoundFile.read(file));
            default -> of(new PathSpec.Csv(file, true, true), BarFile.read(file, true));
        };
    }

    private static String keyOf(String file) {
        return CsvFile.read(file, lines -> key(file, lines));
    }

    private static String key(String file, BufferedReader lines) throws IOException {
        String first = lines.readLine();
        while (first != null && first.isBlank()) {
            first = lines.readLine();
        }
        if (first == null) {
            throw new InputException(file + ": must hold prices, is empty");
        }
        if (first.stripLeading().startsWith("[")) {
            return CANDLES;
        }
        if (BarHeader.isOfBars(first)) {
            return BARS;
        }
        if (RoundFile.isOfRounds(first)) {
            return ROUNDS;
        }
        throw new InputException(
                "%s: must begin as bars (%s, or Binance's klines), candles (a JSON list) or rounds (%s) do"
                        .formatted(file, String.join(",", BarHeader.NEEDED), RoundFile.COLUMNS));
    }

    /** The one of {@link #KEYS} under which a path names it. */
    public String key() {
        return switch (path) {
            case PathSpec.Candles candles -> CANDLES;
            case PathSpec.Rounds rounds -> ROUNDS;
            default -> BARS;
        };
    }

    private static PriceFile ofRounds(String file, List<AnchorPoint> rounds) {
        return new PriceFile(
                new PathSpec.Rounds(file, false, 0),
                rounds.getFirst().millis(),
                rounds.getLast().millis() + 1);
    }

    private static PriceFile of(PathSpec path, Bars bars) {
        return new PriceFile(path, bars.bars().getFirst().millis(), bars.endMillis());
    }
}
