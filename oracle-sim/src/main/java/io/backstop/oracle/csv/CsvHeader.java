package io.backstop.oracle.csv;

import io.backstop.model.scenario.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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
        return readOneOfEach(file, line, needed.stream().map(List::of).toList());
    }

    /**
     * Reads the first line of a file whose columns have several names.
     *
     * @param needed the names of each column that it must have
     * @throws InputException if there is none or a needed column is missing
     */
    static CsvHeader readOneOfEach(String file, @Nullable String line, List<List<String>> needed) {
        if (line == null || line.isBlank()) {
            throw new InputException(file + ": must begin with a header row that names "
                    + needed.stream().map(CsvHeader::words).collect(Collectors.joining(",")));
        }
        List<String> columns = fields(line);
        for (List<String> names : needed) {
            if (names.stream().noneMatch(columns::contains)) {
                throw new InputException("%s:1: %s: column is missing, the header has \"%s\""
                        .formatted(file, words(names), withoutMark(line)));
            }
        }
        return new CsvHeader(file, columns);
    }

    private static String words(List<String> names) {
        return String.join(" or ", names);
    }

    /** The first of these names that a column has; one has. */
    public String columnOf(List<String> names) {
        return names.stream().filter(columns::contains).findFirst().orElseThrow();
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
