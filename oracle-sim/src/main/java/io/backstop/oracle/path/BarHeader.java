package io.backstop.oracle.path;

import io.backstop.oracle.csv.CsvHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells by the first line of a price file where its columns are. */
final class BarHeader {

    /** The columns that it must have. */
    static final List<String> NEEDED = List.of("ts_ms", "open", "high", "low", "close");

    /** Binance's dumps of klines, whose older files have no header; their other seven columns are not needed. */
    private static final List<String> KLINES =
            List.of("ts_ms", "open", "high", "low", "close", "6", "7", "8", "9", "10", "11", "12");

    private static final String KLINE_TIME = "open_time";

    private BarHeader() {}

    /**
     * Reads the first line.
     *
     * @throws io.backstop.model.scenario.InputException if there is none or a needed column is missing
     */
    static CsvHeader read(String file, @Nullable String line) {
        return line != null && isOfKlines(CsvHeader.fields(line))
                ? new CsvHeader(file, KLINES)
                : CsvHeader.read(file, line, NEEDED);
    }

    /** Whether the first line of a file is a row already. */
    static boolean isRow(String line) {
        return isNumber(CsvHeader.fields(line).getFirst());
    }

    /** Whether a file of bars can begin with this line. */
    static boolean isOfBars(String line) {
        List<String> fields = CsvHeader.fields(line);
        return isOfKlines(fields) || fields.containsAll(NEEDED);
    }

    private static boolean isOfKlines(List<String> first) {
        return first.size() == KLINES.size()
                && (isNumber(first.getFirst()) || first.getFirst().equals(KLINE_TIME));
    }

    private static boolean isNumber(String field) {
        return !field.isEmpty() && field.chars().allMatch(Character::isDigit);
    }
}
