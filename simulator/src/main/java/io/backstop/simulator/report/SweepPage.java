package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.simulator.replay.RowNames;
import io.backstop.simulator.report.FigureTable.Row;
import io.backstop.simulator.report.SweepFigures.Figure;
import io.backstop.simulator.report.SweepFigures.Kind;
import io.backstop.simulator.report.SweepFigures.Line;
import io.backstop.simulator.report.SweepFigures.Measure;
import io.backstop.simulator.report.SweepFigures.Range;
import io.backstop.simulator.report.SweepFigures.Tapes;
import io.backstop.simulator.report.SweepFigures.Unit;
import io.backstop.simulator.report.SweepFigures.Varied;
import io.backstop.simulator.store.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report on a sweep as one file: the figure that the reader chooses as a curve with its band for one key, as a heat map for
 * each venue for two; tables of all figures always.
 */
public final class SweepPage {

    private static final String CHOSEN = "chosen";
    private static final int MOST_DRAWN = 2;
    private static final String NOTHING = "–";
    private static final String AT_THE_MARK =
            " Positions that are open at the end count as if they were closed at the last mark.";
    private static final String BANDS =
            "; nine tenths of the runs lie within the band. The table has the interval that covers the true mean in 95"
                    + " of 100 samples.";

    private final SweepFigures figures;
    private final List<Line> lines;
    private final List<String> venues;
    private final List<Measure> measures;

    private SweepPage(SweepFigures figures) {
        this.figures = figures;
        lines = figures.lines();
        venues = lines.stream().map(Line::venue).distinct().toList();
        measures = lines.stream()
                .flatMap(line -> line.figures().stream())
                .filter(figure -> !figure.measure().kind().isPayment() || figure.value() != 0)
                .map(Figure::measure)
                .distinct()
                .sorted()
                .toList();
    }

    /** Renders the page; equal figures give equal bytes. */
    public static String render(SweepFigures figures) {
        SweepPage page = new SweepPage(figures);
        List<Html> sections = new ArrayList<>(List.of(page.chosen()));
        page.groups().forEach(group -> sections.add(page.section(group)));
        sections.add(page.provenance());
        return PageFrame.around(
                "Backstop: sweep of " + figures.scenario(),
                page.masthead(),
                Html.lines(sections),
                SweepChartJson.write(figures, page.drawn(), page.venues));
    }

    /** The place where the script draws what the reader chooses; more than two keys have tables only. */
    private Html chosen() {
        return isDrawn()
                ? Tag.of("div", "drawn")
                        .around(Tag.of("section")
                                .with("id", CHOSEN)
                                .around(Tag.of("h2").text("One figure, every venue")))
                : Html.NONE;
    }

    /** The measures that a chart can show: what is never short anywhere has no place on an axis. */
    private List<Measure> drawn() {
        return measures.stream()
                .filter(measure -> lines.stream()
                        .map(line -> line.figure(measure))
                        .anyMatch(figure -> figure != null && figure.isFinite()))
                .toList();
    }

    private boolean isDrawn() {
        return !figures.keys().isEmpty() && figures.keys().size() <= MOST_DRAWN && !measures.isEmpty();
    }

    /** Measures that stand in one table together. */
    private List<List<Measure>> groups() {
        return List.copyOf(measures.stream()
                .collect(Collectors.groupingBy(Measure::group, LinkedHashMap::new, Collectors.toList()))
                .values());
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
                        finding(),
                        contracts(),
                        refused(),
                        cut()));
    }

    /** What was found, or else what was run. */
    private String headline() {
        String found = SweepFinding.of(figures);
        return found.isEmpty() ? runs() : found;
    }

    private Html finding() {
        return SweepFinding.of(figures).isEmpty()
                ? Html.NONE
                : Tag.of("p", "description").text(runs());
    }

    private String runs() {
        String varied = figures.keys().stream().map(Varied::name).collect(Collectors.joining(" and "));
        return "%s runs: %s%s, each with %s."
                .formatted(
                        Dollars.grouped(figures.runs()),
                        points(),
                        varied.isEmpty() ? "" : " of " + varied,
                        counted(figures.seeds(), "seed"));
    }

    private String points() {
        int points =
                figures.keys().stream().mapToInt(key -> key.values().size()).reduce(1, Math::multiplyExact);
        return counted(points, "point");
    }

    private static String counted(int count, String noun) {
        return Dollars.grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private Html contracts() {
        return figures.lines().stream().anyMatch(line -> RowNames.isOfFurtherContract(line.venue()))
                ? Tag.of("p", "description").text(SweepFigures.OF_CONTRACTS)
                : Html.NONE;
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

    private Html section(List<Measure> group) {
        Measure first = group.getFirst();
        Html table = table(first.group(), group);
        return ReportPage.section(
                section(first),
                first.group(),
                introduction(first),
                isDrawn() ? Grounds.table(first.group() + " as a table", table) : table);
    }

    private static String introduction(Measure first) {
        Kind kind = first.kind();
        if (kind.isTail()) {
            String ofPool = first.pocket().equals(Account.LP.toString()) ? AT_THE_MARK + " Without juniors' part." : "";
            return "In dollars, a gain negative. Value at risk: the loss that so large a share of the runs does not"
                    + " exceed. Expected shortfall: the mean of the worst runs beyond that share." + ofPool;
        }
        String ofDeposits =
                kind == Kind.LP_RESULT || kind == Kind.LP_RETURN ? AT_THE_MARK + " Juniors' part is in it." : "";
        return switch (kind.unit()) {
            case SHARE -> "In percent of the runs, with the interval that covers the truth in 95 of 100 samples.";
            case DOLLARS -> "Mean over the seeds in dollars" + BANDS + ofDeposits;
            case RETURN -> "Mean over the seeds in percent of what depositors brought" + BANDS + ofDeposits;
            case COVERAGE ->
                "What was there before the tape, in the mean of the runs, in percent of the shortfall that so large a"
                        + " share of the runs does not exceed; of fewer than 20, 100 or 1,000 runs that is the largest"
                        + " of all. Never short: so many runs have no shortfall.";
        };
    }

    /** The section of a measure in the markup. */
    static String section(Measure measure) {
        return "group-" + measure.group().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** All points of a venue one below the other. */
    private Html table(String title, List<Measure> group) {
        List<String> header = new ArrayList<>(List.of("Venue"));
        figures.keys().forEach(key -> header.add(key.name()));
        header.add("Runs");
        group.forEach(measure -> header.addAll(headings(measure.kind(), group.size() > 1)));
        List<Row> rows = lines.stream()
                .filter(line -> group.stream().anyMatch(measure -> line.figure(measure) != null))
                .sorted(Comparator.comparingInt(line -> venues.indexOf(line.venue())))
                .map(line -> row(line, group))
                .toList();
        return FigureTable.ofFigures(title, header, rows);
    }

    private static List<String> headings(Kind kind, boolean isOneOfSeveral) {
        List<String> headings = new ArrayList<>(List.of(isOneOfSeveral ? kind.label() : "Mean"));
        if (kind.hasInterval()) {
            headings.addAll(List.of("95 % from", "to"));
            headings.addAll(kind.unit() == Unit.SHARE ? List.of() : List.of("Band from", "to"));
        }
        return headings;
    }

    private Row row(Line line, List<Measure> group) {
        List<String> cells = new ArrayList<>();
        for (int key = 0; key < figures.keys().size(); key++) {
            cells.add(
                    figures.keys().get(key).values().get(line.places().get(key)).text());
        }
        cells.add(Dollars.grouped(line.runs()));
        group.forEach(measure -> cells.addAll(cells(measure, line.figure(measure))));
        return new Row(line.venue(), cells.stream().map(Html::text).toList());
    }

    private static List<String> cells(Measure measure, @Nullable Figure figure) {
        if (figure == null) {
            return Collections.nCopies(headings(measure.kind(), true).size(), NOTHING);
        }
        Unit unit = measure.kind().unit();
        List<String> cells = new ArrayList<>(List.of(unit.text(figure.value())));
        for (Range range : Arrays.asList(figure.interval(), figure.band())) {
            if (range != null) {
                cells.add(unit.text(range.low()));
                cells.add(unit.text(range.high()));
            }
        }
        return cells;
    }

    private Html provenance() {
        Tapes tapes = figures.tapes();
        return ReportPage.section(
                "again",
                "Make it again",
                "All points see the same tape of a seed wherever the key changes a venue only.",
                Tag.of("pre").with("tabindex", 0).text(figures.command()),
                Grounds.scenario(figures.scenarioText(), " The keys that are varied stand in the command."),
                FigureTable.ofTexts(
                        "What the sweep was",
                        List.of("What", "Value"),
                        List.of(
                                List.of("Hash of the sweep", figures.hash()),
                                List.of("Scenario, SHA-256 of the text above", Sha256.of(figures.scenarioText())),
                                List.of("Seeds", tapes.seeds()),
                                List.of("Tapes", Dollars.grouped(tapes.count())),
                                List.of("Hash of all tapes", tapes.hash()))),
                Grounds.details(tapesShown(tapes), tapeTable(tapes)));
    }

    private static String tapesShown(Tapes tapes) {
        int left = tapes.count() - tapes.first().size();
        return left == 0
                ? "Tapes"
                : "Tapes: the first %s; metadata.json has %s more"
                        .formatted(Dollars.grouped(tapes.first().size()), Dollars.grouped(left));
    }

    private static Html tapeTable(Tapes tapes) {
        return FigureTable.ofTexts(
                "Hash of each tape",
                List.of("Seed", "Hash"),
                tapes.first().stream()
                        .map(tape -> List.of(Long.toString(tape.seed()), tape.hash()))
                        .toList());
    }
}
