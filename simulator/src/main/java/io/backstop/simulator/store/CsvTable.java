package io.backstop.simulator.store;

import io.backstop.model.scenario.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table in CSV files whose headers tell name and type of each column, as in {@code "paidBy.lp DECIMAL(18,6)"}; a file need
 * not have all columns.
 */
public final class CsvTable {

    /** Held in memory while they are written: a few tens of megabytes with a hundred columns. */
    private static final int ROWS_AT_ONCE = 8_192;

    private final List<Path> files;
    private final Map<String, String> types = new LinkedHashMap<>();

    private CsvTable(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Reads the headers.
     *
     * @throws InputException if a file cannot be read or is no such table
     */
    public static CsvTable of(List<Path> files) {
        CsvTable table = new CsvTable(files);
        files.forEach(table::readHeader);
        return table;
    }

    private void readHeader(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String heading : cells(String.valueOf(reader.readLine()))) {
                int space = heading.lastIndexOf(' ');
                if (space < 1) {
                    throw new InputException(file + ": is damaged: \"" + heading + "\" must be a column and its type");
                }
                requireSame(file, heading.substring(0, space), heading.substring(space + 1));
            }
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private void requireSame(Path file, String name, String type) {
        String known = types.putIfAbsent(name, type);
        if (known != null && !known.equals(type)) {
            throw new InputException("%s: is damaged: \"%s\" is %s, elsewhere %s".formatted(file, name, type, known));
        }
    }

    /** The cells of a line; what is within double quotes may have commas. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean within = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"') {
                within = !within;
            } else if (letter == ',' && !within) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** Writes all rows, in the order of the files and of their lines, as one Parquet file. */
    public void writeParquet(Database database, Path target) {
        String columns = types.entrySet().stream()
                .map(column -> "CAST(%s AS %s) AS %s"
                        .formatted(
                                Database.identifier(column.getKey() + " " + column.getValue()),
                                column.getValue(),
                                Database.identifier(column.getKey())))
                .collect(Collectors.joining(", "));
        database.execute("""
            COPY (SELECT %s FROM read_csv(%s, header = true, all_varchar = true, union_by_name = true, delim = ',',
            quote = '"', escape = '"', comment = '', nullstr = '', new_line = '\\n'))
            TO %s (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE %d)\
            """.formatted(columns, Database.quoted(files), Database.quoted(target), ROWS_AT_ONCE));
    }
}
