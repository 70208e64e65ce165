package io.backstop.simulator.report;

import io.backstop.model.units.Decimals;
import io.backstop.model.venue.Payer;
import io.backstop.simulator.counterfactual.Counterfactual;
import io.backstop.simulator.counterfactual.Counterfactual.Step;
import io.backstop.simulator.counterfactual.Figures;
import io.backstop.simulator.replay.RowNames;
import io.backstop.simulator.report.FigureTable.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Who paid on the first venue, what each policy changed and who paid on the second, a line each.
 *
 * @param columns the shortfall, those who paid it, and what depositors lost beside it
 * @param lines the first venue's, the changes, the second venue's and the whole difference
 */
public record CounterfactualTable(List<Column> columns, List<Line> lines) {

    static final String CAPTION = "What makes the difference";

    /**
     * One figure of all lines, in micro-dollars.
     *
     * @param key its name in results
     */
    record Column(String key, String words, ToLongFunction<Figures> figure) {}

    record Line(String label, Figures figures) {}

    /** Copies the lists. */
    public CounterfactualTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /**
     * The table of a comparison.
     *
     * @throws NullPointerException if nobody asked what makes the difference
     */
    public static CounterfactualTable of(Comparison comparison) {
        return of(Objects.requireNonNull(comparison.counterfactual()));
    }

    static CounterfactualTable of(Counterfactual compared) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(compared.from(), compared.first().figures()));
        for (Step step : compared.steps()) {
            lines.add(new Line("+ " + label(step), step.change()));
        }
        lines.add(new Line(compared.to(), compared.last().figures()));
        lines.add(new Line("difference", compared.difference()));
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("shortfall", "shortfall", Figures::shortfall));
        optional()
                .filter(column -> lines.stream().anyMatch(line -> column.figure.applyAsLong(line.figures) != 0))
                .forEach(columns::add);
        return new CounterfactualTable(columns, lines);
    }

    /** Told only where some line has one that is not 0. */
    private static Stream<Column> optional() {
        return Stream.concat(
                Arrays.stream(Payer.values())
                        .map(payer ->
                                new Column(payer.label(), Breakdown.words(payer), figures -> figures.paid(payer))),
                Stream.of(
                        new Column("pending", "pending", Figures::pending),
                        new Column("latencyTransfer", "latency transfer", Figures::latencyTransfer),
                        new Column("lpResult", "depositors' result", Figures::lpResult)));
    }

    /** The policies of a step. */
    static String label(Step step) {
        return String.join(" with ", step.policies());
    }

    /** Heads of the columns. */
    public List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("US dollars"));
        columns.forEach(column -> headings.add(column.key));
        return headings;
    }

    /** The lines as texts, exact, with the minus sign that the page has. */
    public List<List<String>> rows() {
        return lines.stream().map(this::row).toList();
    }

    private List<String> row(Line line) {
        List<String> row = new ArrayList<>(List.of(line.label));
        amounts(line)
                .forEach(amount ->
                        row.add(Decimals.format(amount, Decimals.MONEY).replace('-', '−')));
        return row;
    }

    private List<Long> amounts(Line line) {
        return columns.stream()
                .map(column -> column.figure.applyAsLong(line.figures))
                .toList();
    }

    /** The section of the page; nothing where nobody asked. */
    static Html section(Comparison comparison) {
        Counterfactual compared = comparison.counterfactual();
        if (compared == null) {
            return Html.NONE;
        }
        String taken = compared.steps().isEmpty()
                ? "With --attribute the difference is taken apart, a policy at a time."
                : "The first venue becomes the second one policy at a time, in this order; another order would share"
                        + " the difference out in another way. The last step is the second venue itself, to the last"
                        + " unit.";
        return ReportPage.section(
                "counterfactual",
                "From %s to %s".formatted(compared.from(), compared.to()),
                taken,
                Charts.bars(
                        "counterfactual-chart",
                        "Shortfall of %s, what each policy of %s changes of it, and the shortfall of that venue."
                                .formatted(compared.from(), compared.to())),
                of(compared).html(),
                sumLines(comparison),
                LeftOutLines.line(comparison));
    }

    /** Which of the two venues is several contracts, a line each. */
    public static List<String> sums(Comparison comparison) {
        return comparison.scenario().venues().stream()
                .map(RowNames::of)
                .filter(rows -> rows.size() > 1)
                .map(rows -> "%s: the sum of its contracts %s.".formatted(rows.getFirst(), String.join(", ", rows)))
                .toList();
    }

    private static Html sumLines(Comparison comparison) {
        return Html.lines(
                sums(comparison).stream().map(Tag.of("p", "introduction")::text).toList());
    }

    private Html html() {
        List<Row> rows = lines.stream()
                .map(line -> new Row(
                        line.label, amounts(line).stream().map(Dollars::exact).toList()))
                .toList();
        List<String> words = new ArrayList<>(List.of("US dollars"));
        columns.forEach(column -> words.add(column.words));
        return FigureTable.ofFigures(CAPTION, words, rows);
    }
}
