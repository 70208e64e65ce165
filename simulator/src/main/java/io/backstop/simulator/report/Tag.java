package io.backstop.simulator.report;

/** The start of one HTML or SVG element: name and attributes. Never changed after it was made. */
final class Tag {

    private final String name;
    private final String attributes;

    private Tag(String name, String attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    /** An element without attributes. */
    static Tag of(String name) {
        return new Tag(name, "");
    }

    /** An element with a class. */
    static Tag of(String name, String cssClass) {
        return of(name).with("class", cssClass);
    }

    /** The same element with one more attribute. */
    Tag with(String attribute, Object value) {
        return new Tag(
                name,
                attributes + ' ' + attribute + "=\""
                        + Html.text(value.toString()).markup() + '"');
    }

    /** The element around this text. */
    Html text(String text) {
        return around(Html.text(text));
    }

    /** The element around these parts. */
    Html around(Html... parts) {
        StringBuilder inside = new StringBuilder();
        for (Html part : parts) {
            inside.append(part.markup());
        }
        return new Html("<" + name + attributes + ">" + inside + "</" + name + ">");
    }

    /** The element without content. */
    Html empty() {
        return new Html("<" + name + attributes + "/>");
    }
}
