package io.backstop.oracle.path;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.backstop.model.scenario.InputException;
import io.backstop.oracle.csv.CsvFile;
import io.backstop.oracle.csv.CsvHeader;
import io.backstop.oracle.csv.CsvRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads bars from the JSON of Hyperliquid's {@code candleSnapshot}: a list of objects with the keys {@code t} (time of the
 * open, milliseconds), {@code o}, {@code h}, {@code l} and {@code c}; others are ignored.
 */
final class CandleFile {

    private static final List<String> KEYS = List.of("t", "o", "h", "l", "c");
    private static final List<String> COLUMNS = List.of("ts_ms", "open", "high", "low", "close");
    private static final JsonFactory JSON = new JsonFactory();

    private final CsvHeader header;
    private final JsonParser parser;

    private CandleFile(String file, JsonParser parser) {
        header = new CsvHeader(file, COLUMNS);
        this.parser = parser;
    }

    /**
     * Reads all bars.
     *
     * @throws InputException if the file or a candle is not as it must be
     */
    static Bars read(String file) {
        return CsvFile.read(file, lines -> read(file, lines));
    }

    private static Bars read(String file, BufferedReader lines) throws IOException {
        try (JsonParser parser = JSON.createParser(lines)) {
            return new CandleFile(file, parser).bars();
        } catch (JacksonException e) {
            throw new InputException("%s:%d: must be JSON".formatted(file, line(e)));
        }
    }

    private static int line(JacksonException broken) {
        return broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
    }

    private Bars bars() throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw mistake("must be a list of candles");
        }
        List<Bar> bars = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            BarRow row = new BarRow(candle());
            Bar bar = row.bar(bars.isEmpty() ? Long.MIN_VALUE : bars.getLast().millis());
            bars.add(row.withOpenInRange(bar, false));
        }
        if (bars.size() < 2) {
            throw new InputException(header.file() + ": must hold at least two bars, was " + bars.size());
        }
        return new Bars(bars, 0);
    }

    private CsvRow candle() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw mistake("must be a candle with the keys t, o, h, l and c");
        }
        int line = line();
        @Nullable String[] values = new String[KEYS.size()];
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int place = KEYS.indexOf(parser.currentName());
            boolean isFigure = parser.nextToken().isScalarValue();
            parser.skipChildren();
            if (place >= 0 && isFigure) {
                values[place] = parser.getText();
            }
        }
        for (int place = 0; place < values.length; place++) {
            if (values[place] == null) {
                throw new InputException("%s:%d: %s: is missing".formatted(header.file(), line, KEYS.get(place)));
            }
        }
        return new CsvRow(header, line, Arrays.asList(values));
    }

    private InputException mistake(String allowed) {
        return new InputException("%s:%d: %s".formatted(header.file(), line(), allowed));
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
