package io.backstop.simulator.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Markup that is safe to put into a page. Text comes in only escaped, so that no name or value can become markup.
 *
 * @param markup HTML or SVG
 */
record Html(String markup) {

    /** Nothing. */
    static final Html NONE = new Html("");

    /** Text as text. */
    static Html text(String text) {
        return new Html(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
    }

    /** Two parts one after the other. */
    static Html inline(Html first, Html second) {
        return new Html(first.markup() + second.markup());
    }

    /** Several parts one after the other, each on a line of its own. */
    static Html lines(List<Html> parts) {
        return new Html(parts.stream()
                .map(Html::markup)
                .filter(markup -> !markup.isEmpty())
                .collect(Collectors.joining("\n")));
    }

    /** Several parts one after the other, each on a line of its own. */
    static Html lines(Html... parts) {
        return lines(List.of(parts));
    }
}
