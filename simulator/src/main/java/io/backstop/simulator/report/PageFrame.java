package io.backstop.simulator.report;

/** What all pages have in common: one file with its style and its script, and nothing is loaded from anywhere. */
final class PageFrame {

    private PageFrame() {}

    /**
     * The whole page.
     *
     * @param figures what the script draws, as JSON that cannot end the element that holds it
     */
    static String around(String title, Html masthead, Html content, String figures) {
        Html main = Tag.of("main").with("id", "main").around(content);
        Html body = Tag.of("body").around(Html.lines(masthead, main, figuresToDraw(figures), drawing()));
        Html root = Tag.of("html").with("lang", "en-GB").around(head(title), new Html("\n"), body);
        return "<!DOCTYPE html>\n" + root.markup() + "\n";
    }

    private static Html head(String title) {
        String style = PageResource.text("report.css");
        return Tag.of("head")
                .around(Html.lines(
                        Tag.of("meta").with("charset", "utf-8").empty(),
                        Tag.of("meta")
                                .with("http-equiv", "Content-Security-Policy")
                                .with("content", ContentPolicy.of(style, script()))
                                .empty(),
                        Tag.of("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1")
                                .empty(),
                        Tag.of("meta")
                                .with("name", "color-scheme")
                                .with("content", "light dark")
                                .empty(),
                        Tag.of("title").text(title),
                        Tag.of("style").around(new Html(style))));
    }

    /** A block that no browser runs, so the policy need not allow it. */
    private static Html figuresToDraw(String figures) {
        return Tag.of("script")
                .with("type", "application/json")
                .with("id", "figures-to-draw")
                .around(new Html(figures));
    }

    private static Html drawing() {
        return Tag.of("script").around(new Html(script()));
    }

    /** The bundle, which the build keeps free of what would end a script element. */
    private static String script() {
        return PageResource.text("report.js");
    }
}
