package io.backstop.simulator.report;

import io.backstop.simulator.report.FigureTable.Row;
import io.backstop.simulator.report.SweepFigures.Figure;
import io.backstop.simulator.report.SweepFigures.Kind;
import io.backstop.simulator.report.SweepFigures.Line;
import io.backstop.simulator.report.SweepFigures.Varied;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The report on a sweep as one file: a curve with its band for one key, a heat map for each venue for two; tables always. */
public final class SweepPage {

    private final SweepFigures figures;
    private final List<Line> lines;
    private final List<String> venues;

    private SweepPage(SweepFigures figures) {
        this.figures = figures;
        lines = figures.lines();
        venues = lines.stream().map(Line::venue).distinct().toList();
    }

    /** Renders the page; equal figures give equal bytes. */
    public static String render(SweepFigures figures) {
        SweepPage page = new SweepPage(figures);
        List<Html> sections =
                new ArrayList<>(page.used().stream().map(page::section).toList());
        sections.add(page.provenance());
        return PageFrame.around(
                "Backstop: sweep of " + figures.scenario(),
                page.masthead(),
                Html.lines(sections),
                SweepChartJson.write(figures, page.lines, page.used(), page.venues));
    }

    private List<Kind> used() {
        return Arrays.stream(Kind.values())
                .filter(kind -> lines.stream().anyMatch(line -> has(line, kind)))
                .toList();
    }

    private static boolean has(Line line, Kind kind) {
        return line.figures().stream().anyMatch(figure -> figure.kind() == kind);
    }

    private Html masthead() {
        return Tag.of("header")
                .around(Html.lines(
                        Tag.of("p", "brand")
                                .around(
                                        Tag.of("b").text("Backstop"),
                                        Tag.of("span").text(figures.scenario())),
                        Tag.of("a", "skip").with("href", "#main").text("To the figures"),
                        Tag.of("h1").text("What moves the loss, and to whom?"),
                        Tag.of("p", "headline").text(headline()),
                        refused(),
                        cut()));
    }

    private String headline() {
        String runs = "%s runs: %s, each with %s."
                .formatted(Dollars.grouped(figures.runs()), points(), counted(figures.seeds(), "seed"));
        List<String> names = figures.keys().stream().map(Varied::name).toList();
        return names.isEmpty() ? runs : "What " + String.join(" and ", names) + " changes: " + runs;
    }

    private String points() {
        int points =
                figures.keys().stream().mapToInt(key -> key.values().size()).reduce(1, Math::multiplyExact);
        return counted(points, "point");
    }

    private static String counted(int count, String noun) {
        return Dollars.grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private Html refused() {
        return figures.refused() == 0
                ? Html.NONE
                : Tag.of("p", "description")
                        .text(("A venue refused the positions before the tape %s. No figure counts these runs;"
                                        + " refusal in the table of runs says why.")
                                .formatted(times(figures.refused())));
    }

    private static String times(long count) {
        return count == 1 ? "once" : Dollars.grouped(count) + " times";
    }

    private Html cut() {
        return figures.left() == 0
                ? Html.NONE
                : Tag.of("p", "description")
                        .text("%s more lines are in sweep.json and in the tables."
                                .formatted(Dollars.grouped(figures.left())));
    }

    private Html section(Kind kind) {
        List<Html> content = new ArrayList<>(charts(kind));
        Html table = table(kind);
        content.add(content.isEmpty() ? table : Grounds.table(kind.label() + " as a table", table));
        return ReportPage.section(id(kind), kind.label(), introduction(kind), content.toArray(Html[]::new));
    }

    /** One chart for all venues and one key, one for each venue for two; more keys have tables only. */
    private List<Html> charts(Kind kind) {
        return switch (figures.keys().size()) {
            case 1 -> List.of(Charts.bars(id(kind) + "-chart", kind.label() + ", one curve for each venue."));
            case 2 -> heatMaps(kind);
            default -> List.of();
        };
    }

    private List<Html> heatMaps(Kind kind) {
        List<Html> charts = new ArrayList<>();
        for (int i = 0; i < venues.size(); i++) {
            String venue = venues.get(i);
            if (lines.stream().anyMatch(line -> line.venue().equals(venue) && has(line, kind))) {
                charts.add(Tag.of("h3").text(venue));
                charts.add(Charts.bars(id(kind) + "-chart-" + i, kind.label() + " of " + venue + ", a heat map."));
            }
        }
        return charts;
    }

    private static String introduction(Kind kind) {
        return kind.isShare()
                ? "In percent of the runs, with the interval that covers the truth in 95 of 100 samples."
                : "Mean over the seeds in dollars; nine tenths of the runs lie within the band. The table has the"
                        + " interval that covers the true mean in 95 of 100 samples.";
    }

    /** A kind in the markup. */
    static String id(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Html table(Kind kind) {
        List<String> header = new ArrayList<>(List.of("Venue"));
        figures.keys().forEach(key -> header.add(key.name()));
        header.addAll(List.of("Runs", "Mean", "95 % from", "to"));
        if (!kind.isShare()) {
            header.addAll(List.of("Band from", "to"));
        }
        List<Row> rows = new ArrayList<>();
        for (Line line : lines) {
            line.figures().stream()
                    .filter(figure -> figure.kind() == kind)
                    .forEach(figure -> rows.add(row(line, figure)));
        }
        return FigureTable.ofFigures(kind.label(), header, rows);
    }

    private Row row(Line line, Figure figure) {
        List<String> cells = new ArrayList<>();
        for (int key = 0; key < figures.keys().size(); key++) {
            cells.add(
                    figures.keys().get(key).values().get(line.places().get(key)).text());
        }
        cells.add(Dollars.grouped(line.runs()));
        List<Double> values = new ArrayList<>(List.of(figure.mean(), figure.low(), figure.high()));
        if (!figure.kind().isShare()) {
            values.addAll(List.of(figure.from(), figure.to()));
        }
        values.forEach(value -> cells.add(words(figure.kind(), value)));
        return new Row(line.venue(), cells.stream().map(Html::text).toList());
    }

    private static String words(Kind kind, double value) {
        return kind.isShare()
                ? String.format(Locale.ROOT, "%.1f %%", value * 100)
                : String.format(Locale.ROOT, "%,.2f", value);
    }

    private Html provenance() {
        return ReportPage.section(
                "again",
                "Make it again",
                "All points see the same tape of a seed wherever the key changes a venue only.",
                Tag.of("pre").with("tabindex", 0).text(figures.command()),
                Grounds.details(
                        "The scenario as run", Tag.of("pre").with("tabindex", 0).text(figures.scenarioText())),
                FigureTable.ofTexts(
                        "What the sweep was", List.of("What", "Value"), List.of(List.of("Hash", figures.hash()))));
    }
}
