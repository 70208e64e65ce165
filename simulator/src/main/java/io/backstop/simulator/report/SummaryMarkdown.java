package io.backstop.simulator.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a result as Markdown, for a repository or an issue. */
final class SummaryMarkdown {

    private SummaryMarkdown() {}

    /** Renders the page; ends with a line feed. */
    static String render(Comparison comparison, Outcomes outcomes) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(comparison.scenario().name()).append("\n\n");
        String description = comparison.scenario().description();
        text.append(description.isEmpty() ? "" : description + "\n\n");
        text.append("Seed ").append(comparison.scenario().seed());
        text.append(", tape `")
                .append(comparison.tape().hash())
                .append("`. US dollars, rounded; `summary.json` is exact.\n\n");
        text.append(figures(comparison.columns()));
        LeftOutLines.of(comparison)
                .forEach(line -> text.append('\n').append(line).append('\n'));
        text.append(difference(comparison));
        text.append(section("Outcomes", OutcomeTable.of(comparison, outcomes).markdown()));
        text.append(pockets(comparison, outcomes));
        CohortTable.of(comparison, outcomes).ifPresent(table -> text.append(section("Cohorts", table.markdown())));
        text.append("\n```sh\n").append(comparison.command()).append("\n```\n");
        return text.toString();
    }

    private static String figures(List<VenueColumn> columns) {
        List<String> header = Stream.concat(Stream.of(""), columns.stream().map(VenueColumn::id))
                .toList();
        List<String> kinds = Stream.concat(Stream.of(""), columns.stream().map(VenueColumn::kindLabel))
                .toList();
        Stream<List<String>> rows = FigureRow.of(columns).stream().map(SummaryMarkdown::texts);
        return MarkdownTable.of(header, Stream.concat(Stream.of(kinds), rows).toList());
    }

    private static List<String> texts(FigureRow row) {
        boolean isPart = row.level() == FigureRow.Level.PART;
        return Stream.concat(Stream.of((isPart ? "– " : "") + row.label()), row.cells().stream())
                .toList();
    }

    /** Nothing where nobody asked what makes the difference. */
    private static String difference(Comparison comparison) {
        return Optional.ofNullable(comparison.counterfactual())
                .map(CounterfactualTable::of)
                .map(table -> section(CounterfactualTable.CAPTION, MarkdownTable.of(table.headings(), table.rows())))
                .map(text -> text + paragraphs(CounterfactualTable.sums(comparison)))
                .orElse("");
    }

    private static String paragraphs(List<String> lines) {
        return lines.stream().map(line -> "\n" + line + "\n").collect(Collectors.joining());
    }

    private static String pockets(Comparison comparison, Outcomes outcomes) {
        PocketTables tables = new PocketTables(comparison, outcomes);
        StringBuilder text = new StringBuilder();
        for (PocketLines pocket : PocketLines.of(comparison)) {
            ResultTable table = tables.flows(pocket);
            text.append(section(table.caption(), table.markdown()));
        }
        return text.toString();
    }

    private static String section(String title, String table) {
        return "\n## " + title + "\n\n" + table;
    }
}
