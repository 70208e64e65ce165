package io.backstop.simulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of the page; each scrolls inside its own box. */
final class FigureTable {

    private FigureTable() {}

    /**
     * One row of figures.
     *
     * @param name what the row is about
     * @param cells its figures
     */
    record Row(String name, List<Html> cells) {

        /** Keeps the cells as they are. */
        Row {
            cells = List.copyOf(cells);
        }
    }

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
        return box("Figures of every venue", heads, rows);
    }

    /** A table of texts with a header row; the first text of each row names it. */
    static Html ofTexts(String caption, List<String> header, List<List<String>> rows) {
        List<Html> lines = rows.stream()
                .map(row -> row("text", row.getFirst(), texts(row.subList(1, row.size()))))
                .toList();
        return box(caption, heads(header), lines);
    }

    /** A table of figures that are written already, with a header row; the first text of each row names it. */
    static Html ofWrittenFigures(String caption, List<String> header, List<List<String>> rows) {
        List<Row> written = rows.stream()
                .map(row -> new Row(row.getFirst(), texts(row.subList(1, row.size()))))
                .toList();
        return ofFigures(caption, header, written);
    }

    /** A table of figures with a header row. */
    static Html ofFigures(String caption, List<String> header, List<Row> rows) {
        List<Html> lines = rows.stream()
                .map(row -> row("figures", row.name(), row.cells()))
                .toList();
        return box(caption, heads(header), lines);
    }

    private static List<Html> heads(List<String> header) {
        return header.stream()
                .map(text -> Tag.of("th").with("scope", "col").text(text))
                .toList();
    }

    private static List<Html> texts(List<String> texts) {
        return texts.stream().map(Html::text).toList();
    }

    private static Html row(FigureRow row) {
        return row(row.level().name().toLowerCase(Locale.ROOT), row.label(), texts(row.cells()));
    }

    private static Html row(String cssClass, String name, List<Html> cells) {
        List<Html> parts = new ArrayList<>();
        parts.add(Tag.of("th").with("scope", "row").text(name));
        cells.forEach(cell -> parts.add(Tag.of("td").around(cell)));
        return Tag.of("tr", cssClass).around(parts.toArray(Html[]::new));
    }

    private static Html box(String caption, List<Html> heads, List<Html> rows) {
        Html head = Tag.of("thead").around(Tag.of("tr").around(heads.toArray(Html[]::new)));
        Html body = Tag.of("tbody").around(Html.lines(rows));
        return Tag.of("div", "scroll")
                .with("tabindex", 0)
                .with("role", "region")
                .with("aria-label", caption)
                .around(Tag.of("table").around(Tag.of("caption").text(caption), head, body));
    }
}
