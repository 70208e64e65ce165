package io.backstop.simulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of the page; each scrolls inside its own box. */
final class FigureTable {

    private FigureTable() {}

    /** The same rows and columns as the terminal's table. */
    static Html of(List<VenueColumn> columns) {
        List<Html> heads = new ArrayList<>();
        heads.add(Tag.of("td").text(""));
        for (VenueColumn column : columns) {
            heads.add(Tag.of("th")
                    .with("scope", "col")
                    .around(Html.text(column.id()), Tag.of("span", "note").text(column.kindLabel())));
        }
        List<Html> rows = FigureRow.of(columns).stream().map(FigureTable::row).toList();
        return box(
                "Figures of every venue",
                Tag.of("thead").around(Tag.of("tr").around(heads.toArray(Html[]::new))),
                Tag.of("tbody").around(Html.lines(rows)));
    }

    /** A table of texts with a header row; the first text of each row names it. */
    static Html of(String caption, List<String> header, List<List<String>> rows) {
        Html[] heads = header.stream()
                .map(text -> Tag.of("th").with("scope", "col").text(text))
                .toArray(Html[]::new);
        List<Html> lines = rows.stream()
                .map(row -> row("text", row.getFirst(), row.subList(1, row.size())))
                .toList();
        return box(
                caption,
                Tag.of("thead").around(Tag.of("tr").around(heads)),
                Tag.of("tbody").around(Html.lines(lines)));
    }

    private static Html row(FigureRow row) {
        return row(row.level().name().toLowerCase(Locale.ROOT), row.label(), row.cells());
    }

    private static Html row(String cssClass, String name, List<String> cells) {
        List<Html> parts = new ArrayList<>();
        parts.add(Tag.of("th").with("scope", "row").text(name));
        cells.forEach(cell -> parts.add(Tag.of("td").text(cell)));
        return Tag.of("tr", cssClass).around(parts.toArray(Html[]::new));
    }

    private static Html box(String caption, Html head, Html body) {
        return Tag.of("div", "scroll")
                .with("tabindex", 0)
                .with("role", "region")
                .with("aria-label", caption)
                .around(Tag.of("table").around(Tag.of("caption").text(caption), head, body));
    }
}
