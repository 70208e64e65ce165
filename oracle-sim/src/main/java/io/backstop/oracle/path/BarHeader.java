package io.backstop.oracle.path;

import io.backstop.model.scenario.InputException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a price file are.
 *
 * @param file the file, for messages
 * @param columns its column names in order
 */
record BarHeader(String file, List<String> columns) {

    private static final List<String> NEEDED = List.of("ts_ms", "open", "high", "low", "close");

    /** Binance's dumps of klines, whose older files have no header; their other seven columns are not needed. */
    private static final List<String> KLINES =
            List.of("ts_ms", "open", "high", "low", "close", "6", "7", "8", "9", "10", "11", "12");

    private static final String KLINE_TIME = "open_time";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Reads the first line.
     *
     * @throws InputException if there is none or a needed column is missing
     */
    static BarHeader read(String file, @Nullable String line) {
        if (line == null || line.isBlank()) {
            throw new InputException(file + ": must begin with a header row that names " + String.join(",", NEEDED));
        }
        String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        List<String> columns = fields(text);
        if (columns.size() == KLINES.size()
                && (isNumber(columns.getFirst()) || columns.getFirst().equals(KLINE_TIME))) {
            return new BarHeader(file, KLINES);
        }
        for (String needed : NEEDED) {
            if (!columns.contains(needed)) {
                throw new InputException(
                        file + ":1: " + needed + ": column is missing, the header has \"" + text + "\"");
            }
        }
        return new BarHeader(file, columns);
    }

    /** Whether the first line of a file is a row already. */
    static boolean isRow(String line) {
        return isNumber(fields(line).getFirst());
    }

    /** Splits one line. */
    BarRow row(int number, String line) {
        List<String> values = fields(line);
        if (values.size() != columns.size()) {
            throw new InputException("%s:%d: \"%s\" must have %d columns as the header, has %d"
                    .formatted(file, number, line, columns.size(), values.size()));
        }
        return new BarRow(this, number, values);
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private static boolean isNumber(String field) {
        return !field.isEmpty() && field.chars().allMatch(Character::isDigit);
    }
}
