package io.backstop.simulator.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table of figures that stands on the page and in Markdown alike.
 *
 * @param caption what it shows
 * @param header heads of all columns, that of the names first
 * @param lines its rows
 */
record ResultTable(String caption, List<String> header, List<Line> lines) {

    /** Keeps the lists as they are. */
    ResultTable {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /**
     * One figure.
     *
     * @param text for reading
     * @param html the same for the page, exact where the text is rounded
     */
    record Cell(String text, Html html) {

        /** A figure that is nothing but its text. */
        static Cell of(String text) {
            return new Cell(text, Html.text(text));
        }

        /** Micro-dollars. */
        static Cell money(long microDollars) {
            return new Cell(Dollars.sign(microDollars), Dollars.exact(microDollars));
        }
    }

    /**
     * One row.
     *
     * @param name what it is about
     * @param cells its figures
     */
    record Line(String name, List<Cell> cells) {

        /** Keeps the cells as they are. */
        Line {
            cells = List.copyOf(cells);
        }

        private List<String> texts() {
            return Stream.concat(Stream.of(name), cells.stream().map(Cell::text))
                    .toList();
        }

        private FigureTable.Row row() {
            return new FigureTable.Row(name, cells.stream().map(Cell::html).toList());
        }
    }

    /** The table of the page. */
    Html html() {
        return FigureTable.ofFigures(
                caption, header, lines.stream().map(Line::row).toList());
    }

    /** The table of the summary for repositories. */
    String markdown() {
        return MarkdownTable.of(header, lines.stream().map(Line::texts).toList());
    }
}
