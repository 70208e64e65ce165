package io.backstop.tests.library;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of docs/crash-days.md: of which venue a figure was expected to be more than of another, the same, within a part of it, or nothing of the kind, and
 * what was seen.
 *
 * @param scenario its file, without the ending
 * @param of a venue, or {@code scenario/venue}
 * @param against the same, or 0
 * @param difference the figure of the one less that of the other over twenty seeds, as printed
 */
record Expectation(
        String scenario, Figure figure, String of, String against, String expected, String difference, String seen) {

    private static final String MORE = "more";
    private static final String SAME = "same";
    private static final String NOTHING = "nothing";
    private static final Pattern WITHIN = Pattern.compile("within (\\d+) %");

    private static final Pattern ROW = Pattern.compile(
            "\\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| (more|same|nothing|within \\d+ %) \\| ([^|]+) \\|"
                    + " ([^|]+) \\|");

    /** The rows of a page. */
    static List<Expectation> in(List<String> lines) {
        return lines.stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Expectation(
                        row.group(1),
                        Figure.named(row.group(2)),
                        row.group(3),
                        row.group(4),
                        row.group(5),
                        row.group(6),
                        row.group(7)))
                .toList();
    }

    /**
     * The row as it should be printed.
     *
     * @param base mean of the figure of the other, of which it was to be within a part
     */
    Expectation with(Interval interval, double base) {
        String printed = String.format(Locale.ROOT, "%,.0f ± %,.0f", interval.mean(), interval.half())
                .replace('-', '−');
        return new Expectation(scenario, figure, of, against, expected, printed, verdict(interval, base));
    }

    private String verdict(Interval interval, double base) {
        return switch (expected) {
            case MORE -> interval.ofMore();
            case SAME -> interval.ofSame();
            case NOTHING -> interval.ofNothing();
            default -> interval.ofWithin(share() * Math.abs(base));
        };
    }

    private double share() {
        Matcher within = WITHIN.matcher(expected);
        if (!within.matches()) {
            throw new IllegalArgumentException("nothing is expected by \"" + expected + "\"");
        }
        return Integer.parseInt(within.group(1)) / 100.0;
    }
}
