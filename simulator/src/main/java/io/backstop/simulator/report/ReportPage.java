package io.backstop.simulator.report;

import io.backstop.model.scenario.TimeGrid;
import java.util.List;

/**
 * The whole report as one file: tables that tell everything, and a script that draws charts beside them. Nothing is loaded
 * from anywhere.
 */
final class ReportPage {

    private static final String QUESTION = "When a leveraged position is liquidated too late or too badly, who pays?";

    private final Comparison comparison;
    private final List<VenueColumn> columns;
    private final List<PriceLine> prices;
    private final List<PocketLines> pockets;
    private final Outcomes outcomes;
    private final List<FundRatio> ratios;
    private final LiquidationMaps maps;
    private final Breakdown losers;
    private final List<DepthLines> depths;

    private ReportPage(Comparison comparison, Outcomes outcomes) {
        this.comparison = comparison;
        this.outcomes = outcomes;
        columns = comparison.columns();
        prices = PriceLine.of(comparison);
        pockets = PocketLines.of(comparison);
        ratios = FundRatio.of(comparison, outcomes);
        maps = LiquidationMaps.of(comparison);
        losers = Breakdown.byLoser(columns, comparison.cohorts());
        depths = DepthLines.of(comparison, outcomes);
    }

    /** Renders the page; equal comparisons give equal bytes. */
    static String render(Comparison comparison, Outcomes outcomes) {
        return new ReportPage(comparison, outcomes).page();
    }

    private String page() {
        Html sections = Html.lines(
                CounterfactualTable.section(comparison),
                whoPaid(),
                flow(),
                overTime(),
                maps.section(columns),
                causes());
        Html grounds = Html.lines(
                figures(),
                OutcomeTable.section(comparison, outcomes),
                CohortTable.section(comparison, outcomes),
                StakersTable.section(comparison),
                SharedLosses.section(comparison),
                EarlyFlows.section(comparison),
                KeeperFigures.section(comparison),
                Grounds.assumptions(comparison),
                Grounds.venues(comparison),
                Grounds.glossary(),
                Grounds.provenance(comparison));
        return PageFrame.around(
                "Backstop: who paid in " + comparison.scenario().name(),
                masthead(),
                Html.lines(sections, grounds),
                ChartJson.write(comparison, prices, pockets, ratios, maps, depths));
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
                        Tag.of("a", "skip").with("href", "#main").text("To the figures"),
                        Tag.of("h1").text(QUESTION),
                        Tag.of("p", "headline").text(Headline.of(comparison)),
                        description.isBlank()
                                ? Html.NONE
                                : Tag.of("p", "description").text(description),
                        facts(),
                        contents()));
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

    private Html contents() {
        return Tag.of("nav")
                .with("aria-label", "Sections")
                .around(Tag.of("ul")
                        .around(Html.lines(
                                comparison.counterfactual() == null
                                        ? Html.NONE
                                        : link("counterfactual", "What makes the difference"),
                                link("who-paid", "Who paid"),
                                losers.parts().isEmpty() ? Html.NONE : link("flow", "From whom to whom"),
                                link("price", "Price and liquidations"),
                                link("pockets", "Pockets"),
                                depths.isEmpty() ? Html.NONE : link("depth", "Depth"),
                                ratios.isEmpty() ? Html.NONE : link("fund-ratio", "Fund over open interest"),
                                maps.maps().isEmpty() ? Html.NONE : link("liquidation-map", "Liquidation map"),
                                link("causes", "Causes"),
                                link("figures", "All figures"),
                                link("outcomes", "Outcomes"),
                                comparison.cohorts().isEmpty() ? Html.NONE : link("cohorts", "Cohorts"),
                                StakersTable.isEmpty(comparison) ? Html.NONE : link("stakers", "Stakers"),
                                link("grounds", "Assumptions"),
                                link("venues", "Venues"),
                                link("glossary", "Words"),
                                link("again", "Make it again"))));
    }

    private static Html link(String section, String text) {
        return Tag.of("li").around(Tag.of("a").with("href", "#" + section).text(text));
    }

    private static Html fact(String name, String value) {
        return Tag.of("div").around(Tag.of("dt").text(name), Tag.of("dd").text(value));
    }

    private Html whoPaid() {
        return section(
                "who-paid",
                "Who paid",
                "What closed positions owed beyond their collateral, by whose money covered it.",
                Charts.bars("who-paid-chart", "Who paid, one bar per venue. " + Explanation.finding(columns)),
                BreakdownTable.of("Who paid", columns, Breakdown.byPayer(columns)),
                BreakdownTable.latencyTransfers(columns));
    }

    /** Nothing where nobody left a shortfall. */
    private Html flow() {
        if (losers.parts().isEmpty()) {
            return Html.NONE;
        }
        return section(
                "flow",
                "From those who lost to those who paid",
                "Left, whose positions left a shortfall; in the middle, where; right, whose money covered it. All"
                        + " venues together, as wide as the money.",
                Charts.bars(
                        "flow-chart",
                        "Flow of the shortfall from traders by way of venues to those who paid; the table of who paid"
                                + " has the right side."),
                BreakdownTable.of("Whose positions left the shortfall", columns, losers));
    }

    /** What shares one stretch of time. */
    private Html overTime() {
        return Tag.of("div", "over-time")
                .around(Html.lines(
                        Charts.timeWindow(),
                        price(),
                        Charts.pockets(comparison, outcomes, pockets),
                        DepthLines.section(comparison, depths),
                        FundRatio.section(comparison, ratios)));
    }

    private Html causes() {
        return section(
                "causes",
                "What caused it",
                "The same shortfall by cause. The five parts add up to it exactly; one may be negative, which draws it"
                        + " to the left of zero.",
                Charts.bars("causes-chart", "What caused the shortfall, one bar per venue."),
                causeSteps(),
                BreakdownTable.of("What caused it", columns, Breakdown.byCause(columns)));
    }

    /** Nothing where nobody left a shortfall. */
    private Html causeSteps() {
        return columns.stream().allMatch(column -> column.run().shortfall() == 0)
                ? Html.NONE
                : Html.lines(
                        Tag.of("h3", "drawn").text("One venue, from cause to cause"),
                        Charts.bars(
                                "cause-steps-chart",
                                "How the causes lead to the shortfall of one venue, one after the other."));
    }

    private Html price() {
        PriceTables tables = new PriceTables(comparison, prices);
        return section(
                "price",
                "The price, and when each venue liquidated",
                "Lines are prices; below them is one lane per venue, with a circle for what left a shortfall, as large"
                        + " as that, and a diamond for winners who were deleveraged, also at the mark, as large as what"
                        + " was closed. The later a mark follows the index, the further right its liquidations.",
                Charts.overTime(
                        "price-chart",
                        "Index price, marks and execution prices over time, and the closes of " + columns.size()
                                + " venues below."),
                sentences(PriceLine.sameAsIndex(comparison)),
                sentences(InterventionLines.of(comparison)),
                sentences(InterruptionLines.of(comparison.scenario())),
                tables.extremes(),
                tables.closes(),
                Grounds.table("Prices over time as a table", tables.overTime()),
                Grounds.table("Closes over time as a table", tables.closesOverTime()));
    }

    private static Html sentences(List<String> sentences) {
        List<Html> items =
                sentences.stream().map(Tag.of("p", "introduction")::text).toList();
        return Html.lines(items);
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
}
