package io.backstop.simulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of cells for a terminal, numbers to the right. */
public final class TextTable {

    private static final Pattern NUMBER = Pattern.compile("[-−–]?[0-9.,]*( ?%)?|NaN|[0-9.Ee+-]+");
    private static final String GAP = "  ";

    private TextTable() {}

    /** Renders headings, a rule and the rows; ends with a line feed. */
    public static String render(List<String> headings, List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        List<Boolean> rights = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int column = i;
            widths.add(rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .reduce(headings.get(i).length(), Math::max));
            rights.add(rows.stream()
                    .allMatch(row -> NUMBER.matcher(row.get(column)).matches()));
        }
        StringBuilder text = new StringBuilder();
        append(text, headings, widths, rights);
        int width = widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (widths.size() - 1);
        text.append("─".repeat(Math.max(0, width))).append('\n');
        rows.forEach(row -> append(text, row, widths, rights));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> cells, List<Integer> widths, List<Boolean> rights) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String room = " ".repeat(widths.get(i) - cells.get(i).length());
            line.append(i == 0 ? "" : GAP).append(rights.get(i) ? room + cells.get(i) : cells.get(i) + room);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
