package io.backstop.simulator.report;

import java.util.List;
import java.util.stream.Collectors;

/** The side-by-side table as Markdown, for a repository or an issue. */
final class SummaryMarkdown {

    private SummaryMarkdown() {}

    /** Renders the page; ends with a line feed. */
    static String render(Comparison comparison) {
        List<VenueColumn> columns = comparison.columns();
        StringBuilder text = new StringBuilder();
        text.append("# ").append(comparison.scenario().name()).append("\n\n");
        String description = comparison.scenario().description();
        text.append(description.isEmpty() ? "" : description + "\n\n");
        text.append("Seed ").append(comparison.scenario().seed());
        text.append(", tape `")
                .append(comparison.tape().hash())
                .append("`. US dollars, rounded; `summary.json` is exact.\n\n");
        append(text, "", columns.stream().map(VenueColumn::id).toList());
        append(text, "---", columns.stream().map(column -> "--:").toList());
        append(text, "", columns.stream().map(VenueColumn::kindLabel).toList());
        for (FigureRow row : FigureRow.of(columns)) {
            boolean isPart = row.level() == FigureRow.Level.PART;
            append(text, (isPart ? "– " : "") + row.label(), row.cells());
        }
        LeftOutLines.of(comparison)
                .forEach(line -> text.append('\n').append(line).append('\n'));
        text.append("\n```sh\n").append(comparison.command()).append("\n```\n");
        return text.toString();
    }

    private static void append(StringBuilder text, String label, List<String> cells) {
        text.append("| ").append(escaped(label));
        text.append(cells.stream().map(SummaryMarkdown::escaped).collect(Collectors.joining(" | ", " | ", " |\n")));
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }
}
