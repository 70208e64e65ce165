package io.backstop.oracle.csv;

import io.backstop.model.scenario.InputException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a file are.
 *
 * @param file the file, for messages
 * @param columns their names in order
 */
public record CsvHeader(String file, List<String> columns) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Keeps the names as they are. */
    public CsvHeader {
        columns = List.copyOf(columns);
    }

    /**
     * Reads the first line.
     *
     * @throws InputException if there is none or a needed column is missing
     */
    public static CsvHeader read(String file, @Nullable String line, List<String> needed) {
        if (line == null || line.isBlank()) {
            throw new InputException(file + ": must begin with a header row that names " + String.join(",", needed));
        }
        List<String> columns = fields(line);
        for (String column : needed) {
            if (!columns.contains(column)) {
                throw new InputException("%s:1: %s: column is missing, the header has \"%s\""
                        .formatted(file, column, withoutMark(line)));
            }
        }
        return new CsvHeader(file, columns);
    }

    /** Splits one line. */
    public CsvRow row(int number, String line) {
        List<String> values = fields(line);
        if (values.size() != columns.size()) {
            throw new InputException("%s:%d: \"%s\" must have %d columns as the header, has %d"
                    .formatted(file, number, line, columns.size(), values.size()));
        }
        return new CsvRow(this, number, values);
    }

    /** The fields of a line. */
    public static List<String> fields(String line) {
        return Arrays.stream(withoutMark(line).split(",", -1))
                .map(String::strip)
                .toList();
    }

    private static String withoutMark(String line) {
        return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    }
}
