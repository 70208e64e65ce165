package io.backstop.simulator.report;

import io.backstop.model.scenario.TimeGrid;
import io.backstop.oracle.laboratory.FeedReport;
import io.backstop.simulator.report.FeedFigures.Table;
import java.util.ArrayList;
import java.util.List;

/** The report on a feed as one file. */
final class FeedPage {

    private static final String CAUSES =
            "The first reason that holds: the price had moved as far as the threshold, the feed had been silent for its"
                    + " heartbeat, it was asked at a time of the clock, or none of these.";

    private final String name;
    private final FeedReport report;
    private final List<Table> tables;

    private FeedPage(String name, FeedReport report) {
        this.name = name;
        this.report = report;
        tables = FeedFigures.of(report);
    }

    /** Renders the page; equal reports give equal bytes. */
    static String render(String name, FeedReport report) {
        FeedPage page = new FeedPage(name, report);
        return PageFrame.around("Backstop: the feed " + name, page.masthead(), page.content(), FeedJson.drawn(report));
    }

    private Html masthead() {
        TimeGrid grid = report.grid();
        return Tag.of("header")
                .around(Html.lines(
                        Tag.of("p", "brand")
                                .around(
                                        Tag.of("b").text("Backstop"),
                                        Tag.of("span").text(name)),
                        Tag.of("a", "skip").with("href", "#main").text("To the figures"),
                        Tag.of("h1").text("How old, how late and how wrong is this price?"),
                        Tag.of("p", "headline").text(headline()),
                        Tag.of("dl", "facts")
                                .around(
                                        fact(
                                                "First update",
                                                FeedFigures.time(report.feed().startMillis())),
                                        fact(
                                                "End",
                                                FeedFigures.time(report.feed().endMillis())),
                                        fact(
                                                "Charts",
                                                Dollars.grouped(grid.steps()) + " × " + grid.stepMillis() / 1000
                                                        + " s"),
                                        fact(
                                                "Stale",
                                                Dollars.grouped(report.staleness()
                                                                .episodes()
                                                                .size()) + " times"))));
    }

    private String headline() {
        return "%s updates; half of the time the price was older than %s, and never than %s."
                .formatted(
                        Dollars.grouped(report.feed().updates().size()),
                        FeedFigures.seconds(report.ages().p50()),
                        FeedFigures.seconds(report.ages().most()));
    }

    private static Html fact(String name, String value) {
        return Tag.of("div").around(Tag.of("dt").text(name), Tag.of("dd").text(value));
    }

    private Html content() {
        return Html.lines(
                Tag.of("div", "over-time").around(Html.lines(Charts.timeWindow(), price(), age())),
                distribution(),
                ReportPage.section("causes", "Why updates came", CAUSES, table(2)));
    }

    private Html price() {
        return ReportPage.section(
                "price",
                "The price that the feed showed",
                report.truth() == null
                        ? "Each price stands until the next one lands."
                        : "Each price stands until the next one lands, while the true price moves on.",
                Charts.overTime("price-chart", "Price of the feed over time."),
                report.error() == null ? Html.NONE : table(tables.size() - 1));
    }

    private Html age() {
        return ReportPage.section(
                "age",
                "How old it was",
                "Time since the price on show was observed, or landed where only that is known.",
                Charts.overTime("age-chart", "Age of the price over time."),
                table(0),
                table(1));
    }

    private Html distribution() {
        return ReportPage.section(
                "distribution",
                "From update to update",
                "Share of all updates after at most such a gap, and with at most such a change.",
                Tag.of("h3").text("Gaps"),
                Charts.bars("gap-chart", "Share of updates by the gap before them."),
                Tag.of("h3").text("Changes of the price"),
                Charts.bars("change-chart", "Share of updates by the change of the price."),
                table(3));
    }

    private Html table(int place) {
        Table table = tables.get(place);
        List<FigureTable.Row> rows = table.rows().stream()
                .map(row -> new FigureTable.Row(
                        row.getFirst(),
                        row.subList(1, row.size()).stream().map(Html::text).toList()))
                .toList();
        List<String> header = new ArrayList<>(List.of(table.name()));
        header.addAll(table.header());
        return FigureTable.ofFigures(table.name(), header, rows);
    }
}
