package io.backstop.simulator.report;

import io.backstop.simulator.report.FigureRow.Level;
import java.util.ArrayList;
import java.util.List;

/** The side-by-side table of the terminal, venues as columns, in as many blocks as its width needs. */
public final class SummaryTable {

    private static final int WIDTH = 120;
    private static final String GAP = "   ";
    private static final String CAPTION = "US dollars";

    private SummaryTable() {}

    /** Renders the table; ends with a line feed. Figures are rounded for reading, the summary has them exactly. */
    public static String render(Comparison comparison) {
        return render(comparison.columns());
    }

    private static String render(List<VenueColumn> columns) {
        List<FigureRow> rows = FigureRow.of(columns);
        int labelWidth =
                rows.stream().mapToInt(row -> label(row).length()).max().orElse(0);
        List<List<String>> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.add(texts(columns.get(i), rows, i));
        }
        List<String> labels = new ArrayList<>(List.of(CAPTION, ""));
        rows.forEach(row -> labels.add(label(row)));
        StringBuilder table = new StringBuilder();
        for (List<List<String>> block : blocks(texts, labelWidth)) {
            table.append(table.isEmpty() ? "" : "\n");
            appendBlock(table, labels, labelWidth, block);
        }
        return table.toString();
    }

    private static List<String> texts(VenueColumn column, List<FigureRow> rows, int place) {
        List<String> texts = new ArrayList<>(List.of(column.id(), column.kindLabel()));
        rows.forEach(row -> texts.add(row.cells().get(place)));
        return texts;
    }

    private static List<List<List<String>>> blocks(List<List<String>> columns, int labelWidth) {
        List<List<List<String>>> blocks = new ArrayList<>();
        int used = WIDTH;
        for (List<String> column : columns) {
            int needed = GAP.length() + width(column);
            if (used + needed > WIDTH) {
                blocks.add(new ArrayList<>());
                used = labelWidth;
            }
            blocks.getLast().add(column);
            used += needed;
        }
        return blocks;
    }

    private static void appendBlock(
            StringBuilder table, List<String> labels, int labelWidth, List<List<String>> columns) {
        int ruleWidth = labelWidth;
        for (List<String> column : columns) {
            ruleWidth += GAP.length() + width(column);
        }
        for (int row = 0; row < labels.size(); row++) {
            StringBuilder line = new StringBuilder(padRight(labels.get(row), labelWidth));
            for (List<String> column : columns) {
                line.append(GAP).append(padLeft(column.get(row), width(column)));
            }
            table.append(line.toString().stripTrailing()).append('\n');
            table.append(row == 1 ? "─".repeat(ruleWidth) + "\n" : "");
        }
    }

    private static String label(FigureRow row) {
        return (row.level() == Level.PART ? "  " : "") + row.label();
    }

    private static int width(List<String> column) {
        return column.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    private static String padRight(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
