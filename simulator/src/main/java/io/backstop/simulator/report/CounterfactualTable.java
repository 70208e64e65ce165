package io.backstop.simulator.report;

import io.backstop.model.units.Decimals;
import io.backstop.model.venue.Payer;
import io.backstop.simulator.counterfactual.Counterfactual;
import io.backstop.simulator.counterfactual.Counterfactual.Change;
import io.backstop.simulator.counterfactual.Counterfactual.Step;
import io.backstop.simulator.report.FigureTable.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who paid on the first venue, what each policy changed and who paid on the second, a line each.
 *
 * @param payers those who have to do with it
 * @param lines the first venue's, the changes, the second venue's and the whole difference
 */
public record CounterfactualTable(List<Payer> payers, List<Line> lines) {

    static final String CAPTION = "What makes the difference";

    /**
     * One line, in micro-dollars.
     *
     * @param paidBy all payers
     */
    public record Line(String label, long shortfall, Map<Payer, Long> paidBy) {

        private static Line of(String label, Change change) {
            return new Line(label, change.shortfall(), change.paidBy());
        }

        long paid(Payer payer) {
            return paidBy.getOrDefault(payer, 0L);
        }
    }

    /** Copies the lists. */
    public CounterfactualTable {
        payers = List.copyOf(payers);
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
        lines.add(new Line(
                compared.from(), compared.first().shortfall(), compared.first().paidBy()));
        for (Step step : compared.steps()) {
            lines.add(Line.of("+ " + label(step), step.change()));
        }
        lines.add(new Line(
                compared.to(), compared.last().shortfall(), compared.last().paidBy()));
        lines.add(Line.of("difference", compared.last().since(compared.first())));
        List<Payer> payers = Arrays.stream(Payer.values())
                .filter(payer -> lines.stream().anyMatch(line -> line.paid(payer) != 0))
                .toList();
        return new CounterfactualTable(payers, lines);
    }

    /** The policies of a step. */
    static String label(Step step) {
        return String.join(" with ", step.policies());
    }

    /** Heads of the columns. */
    public List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("US dollars", "shortfall"));
        payers.forEach(payer -> headings.add(payer.label()));
        return headings;
    }

    /** The lines as texts, exact. */
    public List<List<String>> rows() {
        return lines.stream().map(this::row).toList();
    }

    private List<String> row(Line line) {
        List<String> row = new ArrayList<>(List.of(line.label()));
        amounts(line).forEach(amount -> row.add(Decimals.format(amount, Decimals.MONEY)));
        return row;
    }

    private List<Long> amounts(Line line) {
        List<Long> amounts = new ArrayList<>(List.of(line.shortfall()));
        payers.forEach(payer -> amounts.add(line.paid(payer)));
        return amounts;
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
                LeftOutLines.html(comparison));
    }

    private Html html() {
        List<Row> rows = lines.stream()
                .map(line -> new Row(
                        line.label(), amounts(line).stream().map(Dollars::exact).toList()))
                .toList();
        return FigureTable.ofFigures(CAPTION, headings(), rows);
    }
}
