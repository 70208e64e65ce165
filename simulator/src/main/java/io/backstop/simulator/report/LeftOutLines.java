package io.backstop.simulator.report;

import io.backstop.simulator.counterfactual.LeftOut;
import java.util.List;
import java.util.stream.Collectors;

/** Whom a comparison of common accounts is without: in one line, and in a table. */
public final class LeftOutLines {

    private static final int IDS_SHOWN = 10;

    /** Rows of the page's table; the summary has all. */
    private static final int ROWS_SHOWN = 100;

    private LeftOutLines() {}

    /** The line; none where nobody was to be left out. */
    public static List<String> of(Comparison comparison) {
        LeftOut leftOut = comparison.leftOut();
        return leftOut == null ? List.of() : List.of(line(leftOut));
    }

    private static String line(LeftOut leftOut) {
        int count = leftOut.accounts().size();
        if (count == 0) {
            return "Accounts left out: none, every venue accepts all.";
        }
        String ids = leftOut.accounts().stream()
                .limit(IDS_SHOWN)
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "", count > IDS_SHOWN ? ", …" : ""));
        String venues = leftOut.byVenue().entrySet().stream()
                .map(venue -> venue.getKey() + " refuses " + Dollars.grouped(venue.getValue()))
                .collect(Collectors.joining(", "));
        return "Accounts left out: %s (%s); %s.".formatted(Dollars.grouped(count), ids, venues);
    }

    /** The line for the page; nothing where nobody was to be left out. */
    static Html line(Comparison comparison) {
        LeftOut leftOut = comparison.leftOut();
        return leftOut == null ? Html.NONE : Tag.of("p", "introduction").text(line(leftOut));
    }

    /** Who it is and why, for the page; nothing where nobody was left out. */
    static Html table(Comparison comparison) {
        LeftOut leftOut = comparison.leftOut();
        return leftOut == null || leftOut.refusals().isEmpty() ? Html.NONE : table(leftOut);
    }

    private static Html table(LeftOut leftOut) {
        int all = leftOut.refusals().size();
        String caption = all > ROWS_SHOWN
                ? "Who was left out: the first %d of %s".formatted(ROWS_SHOWN, Dollars.grouped(all))
                : "Who was left out";
        List<List<String>> rows = leftOut.refusals().stream()
                .limit(ROWS_SHOWN)
                .map(refusal -> List.of("account " + refusal.account(), refusal.venue(), refusal.reason()))
                .toList();
        return Grounds.table(caption, FigureTable.ofTexts(caption, List.of("Account", "Refused by", "Why"), rows));
    }
}
