package io.backstop.tests.sharing;

import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A file of the recorded data, row by row; cells by the names of the header. */
record Rows(List<Row> rows) {

    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);

    /** Reads a file of {@code adl}; skips the test where there is no data. */
    static Rows of(String name) {
        Repository.requireData();
        try {
            List<String> lines = Files.readAllLines(Path.of(System.getenv("BACKSTOP_DATA"), "adl", name));
            List<String> columns = List.of(lines.getFirst().split(","));
            return new Rows(
                    lines.stream().skip(1).map(line -> new Row(columns, line)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sum of a column in dollars, exactly as it is written. */
    BigDecimal sum(String column) {
        return rows.stream().map(row -> row.number(column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One row. A cell in quotes may have commas. */
    static final class Row {

        private final List<String> columns;
        private final List<String> cells;

        Row(List<String> columns, String line) {
            this.columns = columns;
            cells = Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                    .map(cell -> cell.replace("\"", ""))
                    .toList();
        }

        String text(String column) {
            return cells.get(columns.indexOf(column));
        }

        BigDecimal number(String column) {
            return new BigDecimal(text(column));
        }

        /** Micro-dollars, rounded to the nearest. */
        long micro(String column) {
            return number(column)
                    .multiply(MICRO)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }
    }
}
