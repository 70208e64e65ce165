package io.backstop.simulator.sweep;

import io.backstop.simulator.report.RunFigure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows as CSV. A header tells name and type of each column, as in {@code "paidBy.lp DECIMAL(18,6)"}; columns are those that any
 * row of the chunk has, and what a row does not have is empty.
 */
final class ChunkText {

    /** Columns that every row has, before those of the varied keys. */
    static final List<String> LEADING = List.of("point BIGINT", "seed BIGINT", "tapeHash VARCHAR");

    private final List<VariedKey> keys;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<List<String>> rows = new ArrayList<>();

    private ChunkText(List<VariedKey> keys) {
        this.keys = keys;
    }

    static String of(List<VariedKey> keys, List<SweepRow> rows) {
        ChunkText text = new ChunkText(keys);
        text.heading();
        rows.forEach(text::add);
        return text.csv();
    }

    private void heading() {
        LEADING.forEach(this::column);
        keys.forEach(key -> column(heading(key)));
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

    private void add(SweepRow row) {
        Map<Integer, String> cells = new HashMap<>();
        cells.put(0, Integer.toString(row.point().place()));
        cells.put(1, Long.toString(row.seed()));
        cells.put(2, row.tapeHash());
        for (int i = 0; i < keys.size(); i++) {
            cells.put(LEADING.size() + i, cell(keys.get(i), row.point().values().get(i)));
        }
        row.figures().forEach(figure -> cells.put(column(heading(figure)), figure.text()));
        List<String> line = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            line.add(cells.getOrDefault(i, ""));
        }
        rows.add(line);
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

    private String csv() {
        StringBuilder text = new StringBuilder();
        append(text, List.copyOf(columns.keySet()));
        rows.forEach(row -> append(text, row));
        return text.toString();
    }

    private void append(StringBuilder text, List<String> cells) {
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? "" : ",").append(i < cells.size() ? quoted(cells.get(i)) : "");
        }
        text.append('\n');
    }

    /** A cell as CSV has it. */
    static String quoted(String cell) {
        boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
