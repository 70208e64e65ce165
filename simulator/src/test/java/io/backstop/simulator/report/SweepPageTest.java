package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.report.SweepFigures.Figure;
import io.backstop.simulator.report.SweepFigures.Kind;
import io.backstop.simulator.report.SweepFigures.Line;
import io.backstop.simulator.report.SweepFigures.Measure;
import io.backstop.simulator.report.SweepFigures.Range;
import io.backstop.simulator.report.SweepFigures.Tape;
import io.backstop.simulator.report.SweepFigures.Tapes;
import io.backstop.simulator.report.SweepFigures.Value;
import io.backstop.simulator.report.SweepFigures.Varied;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepPageTest {

    private static final Varied DELAY = new Varied("delay", List.of(new Value("0s", 0.0), new Value("30s", 30.0)));
    private static final Varied MODE = new Varied("mode", List.of(new Value("<ORACLE>", null)));

    @Test
    void theReaderChoosesTheFigureAndTablesHaveAll() {
        String page = SweepPage.render(figures(List.of(DELAY), List.of(line(List.of(1), "dex"))));

        assertThat(page)
                .contains("40 runs: 2 points of delay, each with 20 seeds.")
                .contains("A venue refused the positions before the tape 3 times. No figure counts these runs")
                .contains("<section id=\"chosen\">", "id=\"group-shortfall\"", "id=\"group-how-often\"")
                .doesNotContain("group-depositors-result")
                .contains("<th scope=\"row\">dex</th><td>30s</td><td>20</td><td>1,500.00</td><td>1,400.00</td>"
                        + "<td>1,600.00</td><td>0.00</td><td>3,000.00</td>")
                .contains("<th scope=\"row\">dex</th><td>30s</td><td>20</td><td>25.0 %</td><td>10.0 %</td><td>50.0"
                        + " %</td>")
                .contains("\"measures\":[{\"id\":\"shortfall\",\"label\":\"Shortfall\",\"group\":\"Shortfall\","
                        + "\"section\":\"group-shortfall\",\"unit\":\"dollars\"},")
                .contains("\"lines\":[{\"venue\":0,\"places\":[1],"
                        + "\"values\":[[1500.0,0.0,3000.0],[0.25,0.1,0.5],[-7.5],[9.25]]}]")
                .contains("name: &lt;tiny&gt;", "./backstop sweep tiny.yaml", "1,234 more lines are in sweep.json");
    }

    /** The book's mean shortfall goes from 100 to 400, the pool's from 2,000.5 to 500: by 300 and by 1,500.5. */
    @Test
    void theHeadlineIsWhereTheMostChangingShortfallIsLeastAndMost() {
        List<Line> lines = List.of(
                shortfall("book", 100, 0),
                shortfall("pool", 2000.5, 0),
                shortfall("book", 400, 1),
                shortfall("pool", 500, 1));

        assertThat(SweepPage.render(figures(List.of(DELAY), lines, 0)))
                .containsSubsequence(
                        "<th scope=\"row\">book</th><td>0s</td>",
                        "<th scope=\"row\">book</th><td>30s</td>",
                        "<th scope=\"row\">pool</th><td>0s</td>",
                        "<th scope=\"row\">pool</th><td>30s</td>")
                .contains("The mean shortfall of pool changes most: it is $500.00 at 30s, the least, and $2,001 at 0s,"
                        + " the most.");
        assertThat(SweepPage.render(figures(List.of(DELAY), lines, 1)))
                .contains("<p class=\"headline\">40 runs: 2 points of delay, each with 20 seeds.</p>");
        assertThat(SweepPage.render(
                        figures(List.of(DELAY), List.of(shortfall("book", 100, 0), shortfall("book", 100, 1)), 0)))
                .contains("No venue&#39;s mean shortfall changes.");
        // What ran at one point only tells of no change.
        assertThat(SweepPage.render(figures(List.of(DELAY), lines.subList(0, 2), 0)))
                .contains("<p class=\"headline\">40 runs: 2 points of delay, each with 20 seeds.</p>");
    }

    /** Of the four points two have the most. */
    @Test
    void pointsOfSeveralKeysAreNamedByTheirValuesOrCounted() {
        Varied capital = new Varied("capital", List.of(new Value("30M", 30.0), new Value("50M", 50.0)));
        List<Line> lines = List.of(
                shortfall("pool", 5, 0, 0),
                shortfall("pool", 4, 0, 1),
                shortfall("pool", 7, 1, 0),
                shortfall("pool", 7, 1, 1));

        assertThat(SweepPage.render(figures(List.of(DELAY, capital), lines, 0)))
                .contains("it is $4.00 at 0s and 50M, the least, and $7.00 at 2 points, the most.");
    }

    private static Line shortfall(String venue, double mean, Integer... places) {
        Figure figure = new Figure(whole(Kind.SHORTFALL), mean, new Range(mean, mean), new Range(mean, mean));
        return new Line(List.of(places), venue, 20, List.of(figure));
    }

    @Test
    void theTailsOfAPocketAreOneTable() {
        assertThat(SweepPage.render(figures(List.of(DELAY), List.of(line(List.of(1), "dex")))))
                .contains("<h2>Loss of LP pool</h2>")
                .contains("<th scope=\"col\">Runs</th><th scope=\"col\">Value at risk, 95 %</th>"
                        + "<th scope=\"col\">Expected shortfall, 95 %</th></tr>")
                .contains("<td>30s</td><td>20</td><td>−7.50</td><td>9.25</td></tr>");
    }

    /** The venue dex is covered 1,234.56 times at one point and never short at the other; the fee buffer is short nowhere. */
    @Test
    void whatIsNeverShortIsSaidAndNotDrawn() {
        List<Figure> short95 = List.of(
                new Figure(whole(Kind.COVERAGE_95), 1234.56, null, null),
                new Figure(new Measure(Kind.COVERAGE_95, "feeBuffer"), Double.POSITIVE_INFINITY, null, null));
        List<Figure> never = List.of(new Figure(whole(Kind.COVERAGE_95), Double.POSITIVE_INFINITY, null, null));

        assertThat(SweepPage.render(figures(
                        List.of(DELAY),
                        List.of(new Line(List.of(0), "dex", 20, never), new Line(List.of(1), "dex", 20, short95)))))
                .contains("<h2>Coverage by all pockets</h2>", "<h2>Coverage by fee buffer</h2>")
                .contains("of fewer than 20, 100 or 1,000 runs that is the largest of all")
                .contains("<td>0s</td><td>20</td><td>never short</td></tr>")
                .contains("<td>30s</td><td>20</td><td>123,456.0 %</td></tr>")
                .contains("\"measures\":[{\"id\":\"coverage-95\",\"label\":\"Of the shortfall of 95 % of the runs\","
                        + "\"group\":\"Coverage by all pockets\",\"section\":\"group-coverage-by-all-pockets\","
                        + "\"unit\":\"coverage\"}]")
                .contains("\"values\":[null]}", "\"values\":[[1234.56]]}");
    }

    @Test
    void aVenueWithoutAFigureOfATableLeavesItsCellsEmpty() {
        Line some = line(List.of(1), "dex");
        Line less = new Line(List.of(1), "cex", 20, some.figures().subList(2, 3));

        assertThat(SweepPage.render(figures(List.of(DELAY), List.of(some, less))))
                .contains("<th scope=\"row\">cex</th><td>30s</td><td>20</td><td>−7.50</td><td>–</td></tr>")
                .contains("\"values\":[null,null,[-7.5],null]");
    }

    @Test
    void seedsAndTapesAreToldAndWhereTheRestIs() {
        assertThat(SweepPage.render(figures(List.of(), List.of(line(List.of(), "dex")))))
                .contains("<th scope=\"row\">Seeds</th><td>1..20</td>")
                .contains("<th scope=\"row\">Tapes</th><td>20</td>")
                .contains("<th scope=\"row\">Hash of all tapes</th><td>cd</td>")
                .contains("Tapes: the first 1; metadata.json has 19 more")
                .contains("<th scope=\"row\">1</th><td>ef</td>");
    }

    @Test
    void wordsOfAKeyAreText() {
        assertThat(SweepPage.render(figures(List.of(DELAY, MODE), List.of(line(List.of(0, 0), "dex")))))
                .contains("<section id=\"chosen\">", "<td>&lt;ORACLE&gt;</td>")
                .contains("\"texts\":[\"\\u003cORACLE>\"]}");
    }

    @Test
    void moreThanTwoKeysHaveTablesOnly() {
        assertThat(SweepPage.render(figures(List.of(DELAY, MODE, MODE), List.of(line(List.of(0, 0, 0), "dex")))))
                .doesNotContain("id=\"chosen\"")
                .contains("1,500.00");
    }

    private static SweepFigures figures(List<Varied> keys, List<Line> lines) {
        return figures(keys, lines, 1234);
    }

    private static SweepFigures figures(List<Varied> keys, List<Line> lines, long left) {
        Tapes tapes = new Tapes("1..20", 20, "cd", List.of(new Tape(1, "ef")));
        return new SweepFigures(
                "tiny", "name: <tiny>", "./backstop sweep tiny.yaml", "ab", 40, 3, 20, keys, lines, left, tapes);
    }

    private static Line line(List<Integer> places, String venue) {
        return new Line(
                places,
                venue,
                20,
                List.of(
                        new Figure(whole(Kind.SHORTFALL), 1500, new Range(1400, 1600), new Range(0, 3000)),
                        new Figure(whole(Kind.ADL), 0.25, new Range(0.1, 0.5), null),
                        new Figure(new Measure(Kind.VALUE_AT_RISK_95, "lp"), -7.5, null, null),
                        new Figure(new Measure(Kind.EXPECTED_SHORTFALL_95, "lp"), 9.25, null, null)));
    }

    private static Measure whole(Kind kind) {
        return new Measure(kind, "");
    }
}
