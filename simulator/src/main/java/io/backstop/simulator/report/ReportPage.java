package io.backstop.simulator.report;

import io.backstop.model.scenario.TimeGrid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole report as one static page: no script, nothing loaded from anywhere. */
final class ReportPage {

    private static final String QUESTION = "When a leveraged position is liquidated too late or too badly, who pays?";

    /** Forbids what the page does not need, so that a browser itself proves that nothing is loaded. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final Comparison comparison;
    private final List<VenueColumn> columns;

    private ReportPage(Comparison comparison) {
        this.comparison = comparison;
        columns = comparison.columns();
    }

    /** Renders the page; equal comparisons give equal bytes. */
    static String render(Comparison comparison) {
        return new ReportPage(comparison).page();
    }

    private String page() {
        Html root = Tag.of("html").with("lang", "en-GB").around(head(), new Html("\n"), body());
        return "<!DOCTYPE html>\n" + root.markup() + "\n";
    }

    private Html head() {
        return Tag.of("head")
                .around(Html.lines(
                        Tag.of("meta").with("charset", "utf-8").empty(),
                        Tag.of("meta")
                                .with("http-equiv", "Content-Security-Policy")
                                .with("content", POLICY)
                                .empty(),
                        Tag.of("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1")
                                .empty(),
                        Tag.of("meta")
                                .with("name", "color-scheme")
                                .with("content", "light dark")
                                .empty(),
                        Tag.of("title")
                                .text("Backstop: who paid in "
                                        + comparison.scenario().name()),
                        Tag.of("style").around(new Html(style()))));
    }

    private Html body() {
        Html sections = Html.lines(whoPaid(), price(), causes(), figures());
        Html grounds = Html.lines(
                Grounds.assumptions(comparison),
                Grounds.venues(comparison),
                Grounds.glossary(),
                Grounds.provenance(comparison));
        return Tag.of("body").around(Html.lines(masthead(), Tag.of("main").around(Html.lines(sections, grounds))));
    }

    private Html masthead() {
        String description = comparison.scenario().description();
        return Tag.of("header")
                .around(Html.lines(
                        Tag.of("p", "brand")
                                .around(
                                        Tag.of("b").text("Backstop"),
                                        Tag.of("span")
                                                .text(comparison.scenario().name())),
                        Tag.of("h1").text(QUESTION),
                        Tag.of("p", "headline").text(Headline.of(comparison)),
                        description.isBlank()
                                ? Html.NONE
                                : Tag.of("p", "description").text(description),
                        facts()));
    }

    private Html facts() {
        TimeGrid grid = comparison.tape().grid();
        int last = grid.steps() - 1;
        return Tag.of("dl", "facts")
                .around(
                        fact("Tape", Moments.day(grid, 0)),
                        fact("UTC", Moments.clock(grid, 0) + " to " + Moments.clock(grid, last)),
                        fact("Steps", Dollars.grouped(grid.steps()) + " × " + grid.stepMillis() / 1000 + " s"),
                        fact(
                                "Positions",
                                Dollars.grouped(comparison.tape().positions().size())),
                        fact("Open interest", Dollars.sign(comparison.openInterest())),
                        fact("Seed", Long.toString(comparison.scenario().seed())));
    }

    private static Html fact(String name, String value) {
        return Tag.of("div").around(Tag.of("dt").text(name), Tag.of("dd").text(value));
    }

    private Html whoPaid() {
        List<Bar> bars = Breakdown.byPayer(columns);
        return section(
                "who-paid",
                "Who paid",
                "What closed positions owed beyond their collateral, by whose money covered it. All bars have one"
                        + " scale.",
                Bar.legend(bars),
                Bar.chart("Who paid", bars));
    }

    private Html causes() {
        List<Bar> bars = Breakdown.byCause(columns);
        return section(
                "causes",
                "What caused it",
                "The same shortfall by cause. The five parts add up to it exactly; one may be negative, which draws it"
                        + " to the left of zero.",
                Bar.legend(bars),
                Bar.chart("What caused it", bars));
    }

    private Html price() {
        Optional<StepRange> closeUp = StepRange.aroundLow(comparison.tape());
        List<Html> charts = new ArrayList<>();
        charts.add(PriceChart.legend(comparison));
        charts.add(chart(StepRange.whole(comparison.tape())));
        closeUp.ifPresent(range -> {
            charts.add(Tag.of("h3").text("Around the low"));
            charts.add(chart(range));
        });
        return section(
                "price",
                "The price, and when each venue liquidated",
                "One lane per venue: the later a mark follows the index, the further right its liquidations.",
                charts.toArray(Html[]::new));
    }

    /** Two pictures, of which the page shows the one that fits: text in a scaled picture would become too small. */
    private Html chart(StepRange range) {
        return Tag.of("figure")
                .around(
                        Tag.of("div", "wide").around(PriceChart.of(comparison, range, 1040, 340)),
                        Tag.of("div", "narrow").around(PriceChart.of(comparison, range, 360, 250)));
    }

    private Html figures() {
        return section(
                "figures",
                "Side by side",
                "US dollars, rounded for reading; summary.json has every figure exactly.",
                FigureTable.of(columns));
    }

    /** One part of the page. */
    static Html section(String id, String title, String introduction, Html... content) {
        return Tag.of("section")
                .with("id", id)
                .around(
                        new Html("\n"),
                        Tag.of("h2").text(title),
                        introduction.isEmpty()
                                ? Html.NONE
                                : Tag.of("p", "introduction").text(introduction),
                        Html.lines(content));
    }

    private static String style() {
        try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is missing from the build");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
