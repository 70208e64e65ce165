package io.backstop.simulator.sweep;

import io.backstop.simulator.report.RunFigure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows as CSV. A header tells name and type of each column, as in {@code "paidBy.lp DECIMAL(18,6)"}; columns are those that any
 * row of the chunk has, and what a row does not have is empty. Of a row its line is kept, no figure. Not thread safe.
 */
final class ChunkText {

    /** Columns that every row has, before those of the varied keys. */
    static final List<String> LEADING = List.of("point BIGINT", "seed BIGINT", "tapeHash VARCHAR", "refusal VARCHAR");

    private final List<VariedKey> keys;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    /** The cells of a row as far as there were columns when it came. */
    private record Line(String text, int cells) {}

    /** Without rows. */
    ChunkText(List<VariedKey> keys) {
        this.keys = keys;
        LEADING.forEach(heading -> columns.put(heading, columns.size()));
        keys.forEach(key -> columns.put(heading(key), columns.size()));
    }

    /** Name and type of the column of a varied key. */
    static String heading(VariedKey key) {
        return key.key() + (key.isNumeric() ? " DOUBLE" : " VARCHAR");
    }

    /** A value in the column of its key. */
    static String cell(VariedKey key, GridValue value) {
        return key.isNumeric() ? String.valueOf(value.number()) : value.text();
    }

    private int column(String heading) {
        return columns.computeIfAbsent(heading, name -> columns.size());
    }

    void add(SweepRow row) {
        Map<Integer, String> cells = new HashMap<>();
        cells.put(0, Integer.toString(row.point().place()));
        cells.put(1, Long.toString(row.seed()));
        cells.put(2, row.tapeHash());
        cells.put(3, row.refusal());
        for (int i = 0; i < keys.size(); i++) {
            cells.put(LEADING.size() + i, cell(keys.get(i), row.point().values().get(i)));
        }
        row.figures().forEach(figure -> cells.put(column(heading(figure)), figure.text()));
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            line.append(i == 0 ? "" : ",").append(quoted(cells.getOrDefault(i, "")));
        }
        lines.add(new Line(line.toString(), columns.size()));
    }

    /** A venue is named in the column "venue", where the summary has its id. */
    private static String heading(RunFigure figure) {
        String name = figure.name().equals("id") ? "venue" : figure.name();
        return name + " " + type(figure.decimals());
    }

    private static String type(int decimals) {
        return switch (decimals) {
            case RunFigure.WORD -> "VARCHAR";
            case 0 -> "BIGINT";
            default -> "DECIMAL(18," + decimals + ")";
        };
    }

    /** The header and all rows, each filled up to the columns of all. */
    String csv() {
        StringBuilder text = new StringBuilder();
        text.append(columns.keySet().stream().map(ChunkText::quoted).collect(Collectors.joining(",")))
                .append('\n');
        for (Line line : lines) {
            text.append(line.text)
                    .append(",".repeat(columns.size() - line.cells))
                    .append('\n');
        }
        return text.toString();
    }

    /** A cell as CSV has it. */
    static String quoted(String cell) {
        boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
