package io.backstop.simulator.report;

import java.util.ArrayList;
import java.util.List;

/** The places where the script draws; without it they do not show and the tables stand alone. */
final class Charts {

    private static final String KEYS_ID = "chart-keys";

    private Charts() {}

    /** A chart of bars with a choice between dollars and shares. */
    static Html bars(String id, String words) {
        return Tag.of("figure", "drawn")
                .around(Html.lines(
                        Tag.of("div", "tools").with("id", id + "-tools").text(""),
                        Tag.of("div", "chart")
                                .with("id", id)
                                .with("role", "img")
                                .with("aria-label", words + " The table below has the same figures.")
                                .text("")));
    }

    /** A chart over time: keys read and move it. */
    static Html overTime(String id, String words) {
        return Tag.of("figure", "drawn")
                .around(Html.lines(
                        Tag.of("div", "tools").with("id", id + "-tools").text(""),
                        Tag.of("div", "chart")
                                .with("id", id)
                                .with("role", "img")
                                .with("tabindex", 0)
                                .with("aria-label", words + " The tables below have the same figures.")
                                .with("aria-describedby", KEYS_ID)
                                .text("")));
    }

    /** The buttons that all charts over time share, and what is said aloud when they or the keys are used. */
    static Html timeWindow() {
        Html buttons = Html.lines(
                button("whole", "Whole tape", "Whole tape"),
                button("low", "Around the low", "Zoom in around the low"),
                button("earlier", "◀", "Earlier"),
                button("later", "▶", "Later"),
                button("in", "+", "Zoom in"),
                button("out", "−", "Zoom out"));
        return Tag.of("div", "drawn time-window")
                .with("id", "time-window")
                .with("role", "group")
                .with("aria-label", "Time shown in all charts over time")
                .around(Html.lines(
                        buttons,
                        Tag.of("output")
                                .with("id", "time-shown")
                                .with("aria-live", "polite")
                                .text(""),
                        Tag.of("p", "keys")
                                .with("id", KEYS_ID)
                                .text("Drag to zoom. Keys: ← → read, Shift ← → move, + − zoom, 0 all."),
                        Tag.of("p", "unseen")
                                .with("id", "reading")
                                .with("aria-live", "polite")
                                .text("")));
    }

    /** One chart and its tables for each kind of pocket. */
    static Html pockets(Comparison comparison, Outcomes outcomes, List<PocketLines> pockets) {
        PocketTables tables = new PocketTables(comparison, outcomes);
        List<Html> figures = new ArrayList<>();
        for (PocketLines pocket : pockets) {
            String key = pocket.pocket().party().label();
            figures.add(Tag.of("div", "pocket")
                    .around(Html.lines(
                            Tag.of("h3").text(pocket.label()),
                            overTime("pocket-" + key, pocket.label() + " over time on every venue that has one."),
                            tables.flows(pocket).html(),
                            tables.falls(pocket).map(ResultTable::html).orElse(Html.NONE),
                            Grounds.table(pocket.label() + " over time as a table", tables.overTime(pocket)))));
        }
        return ReportPage.section(
                "pockets",
                "What the pockets held",
                "Balances from the ledger, one line per venue; every chart has its own scale. In and out are gross:"
                        + " what came and went again counts in both.",
                Tag.of("div", "drawn tools").with("id", "pockets-tools").text(""),
                Tag.of("div", "pockets").around(Html.lines(figures)));
    }

    private static Html button(String action, String text, String words) {
        return Tag.of("button")
                .with("type", "button")
                .with("data-window", action)
                .with("aria-label", words)
                .text(text);
    }
}
