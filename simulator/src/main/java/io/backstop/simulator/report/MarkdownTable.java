package io.backstop.simulator.report;

import java.util.List;
import java.util.stream.Collectors;

/** Tables of Markdown; names stand left, figures right. */
final class MarkdownTable {

    private MarkdownTable() {}

    /** The table, a line for each row; ends with a line feed. */
    static String of(List<String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(line(header));
        text.append("| ---").append(" | --:".repeat(header.size() - 1)).append(" |\n");
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(MarkdownTable::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }
}
