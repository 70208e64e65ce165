package io.backstop.tests;

import java.util.ArrayList;
import java.util.List;

/** A page of the documentation whose tables a test computes. */
public final class FiguresPage {

    private static final String BEGIN = "<!-- figures of the test -->\n";
    private static final String END = "<!-- end of figures -->\n";

    private FiguresPage() {}

    /** The page with its tables, in their order, between the marks replaced by these. */
    public static String withTables(String page, List<String> tables) {
        StringBuilder written = new StringBuilder();
        int done = 0;
        for (String table : tables) {
            int begin = page.indexOf(BEGIN, done) + BEGIN.length();
            written.append(page, done, begin).append(table);
            done = page.indexOf(END, begin);
        }
        return written.append(page.substring(done)).toString();
    }

    /** A table of these rows, which have their cells between bars already. */
    public static String table(String header, int columns, List<String> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(header);
        lines.add("|" + "---|".repeat(columns));
        lines.addAll(rows);
        return String.join("\n", lines) + "\n";
    }
}
