package io.backstop.oracle.path;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.oracle.csv.CsvFile;
import io.backstop.oracle.csv.CsvHeader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/**
 * A file of prices whose kind is told by how it begins.
 *
 * @param kind which reader takes it
 * @param begin the first moment that has a price, epoch milliseconds
 * @param end the moment from which on there is none, epoch milliseconds
 */
public record PriceFile(Kind kind, long begin, long end) {

    /** What price files are made of, each with the key of a path that reads it. */
    public enum Kind {
        /** Bars in CSV, also Binance's dumps of klines. */
        BARS("csv"),
        /** Hyperliquid's candles in JSON. */
        CANDLES("candles"),
        /** Chainlink's rounds, or any other prices with times, in CSV. */
        ROUNDS("rounds");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The key under which a path names such a file. */
        public String key() {
            return key;
        }
    }

    /**
     * Looks at a file.
     *
     * @throws InputException if it is none of these, or broken
     */
    public static PriceFile of(String file) {
        Kind kind = CsvFile.read(file, lines -> kind(file, lines));
        return switch (kind) {
            case BARS -> of(kind, BarFile.read(file, true));
            case CANDLES -> of(kind, CandleFile.read(file));
            case ROUNDS -> ofRounds(RoundFile.read(file));
        };
    }

    private static PriceFile of(Kind kind, Bars bars) {
        return new PriceFile(kind, bars.bars().getFirst().millis(), bars.endMillis());
    }

    /** The last round is a price at its own moment only. */
    private static PriceFile ofRounds(List<AnchorPoint> rounds) {
        return new PriceFile(
                Kind.ROUNDS, rounds.getFirst().millis(), rounds.getLast().millis() + 1);
    }

    private static Kind kind(String file, BufferedReader lines) throws IOException {
        String first = lines.readLine();
        while (first != null && first.isBlank()) {
            first = lines.readLine();
        }
        if (first == null) {
            throw new InputException(file + ": must hold prices, is empty");
        }
        if (first.stripLeading().startsWith("[")) {
            return Kind.CANDLES;
        }
        if (CsvHeader.fields(first).containsAll(RoundFile.COLUMNS)) {
            return Kind.ROUNDS;
        }
        if (BarHeader.isOfBars(first)) {
            return Kind.BARS;
        }
        throw new InputException(
                "%s: must begin as bars (%s, or Binance's klines), candles (a JSON list) or rounds (%s) do"
                        .formatted(file, String.join(",", BarHeader.NEEDED), String.join(",", RoundFile.COLUMNS)));
    }
}
