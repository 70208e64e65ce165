package io.backstop.simulator.report;

import java.util.Locale;

/** Numbers and elements that several pictures use. */
final class Svg {

    private Svg() {}

    /** A coordinate with at most one decimal, the same text on every machine. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        return whole.equals("-0") ? "0" : whole;
    }

    /** Words at a point. */
    static Html label(String cssClass, double x, double y, String text) {
        return Tag.of("text", cssClass)
                .with("x", number(x))
                .with("y", number(y))
                .text(text);
    }

    /** A straight line. */
    static Html line(String cssClass, double x1, double y1, double x2, double y2) {
        return Tag.of("line", cssClass)
                .with("x1", number(x1))
                .with("y1", number(y1))
                .with("x2", number(x2))
                .with("y2", number(y2))
                .empty();
    }

    /** A stroke along a path. */
    static Html path(String cssClass, String path) {
        return Tag.of("path", cssClass).with("d", path).empty();
    }
}
