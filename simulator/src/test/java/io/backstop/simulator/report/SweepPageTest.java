package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.report.SweepFigures.Figure;
import io.backstop.simulator.report.SweepFigures.Kind;
import io.backstop.simulator.report.SweepFigures.Line;
import io.backstop.simulator.report.SweepFigures.Value;
import io.backstop.simulator.report.SweepFigures.Varied;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepPageTest {

    private static final Varied DELAY = new Varied("delay", List.of(new Value("0s", 0.0), new Value("30s", 30.0)));
    private static final Varied MODE = new Varied("mode", List.of(new Value("<ORACLE>", null)));

    @Test
    void aKeyIsACurveAndATable() {
        String page = SweepPage.render(figures(List.of(DELAY), List.of(line(List.of(1), "dex"))));

        assertThat(page)
                .contains("What delay changes: 40 runs: 2 points, each with 20 seeds.")
                .contains("A venue refused the positions before the tape 3 times. No figure counts these runs")
                .contains("id=\"shortfall-chart\"", "id=\"adl-chart\"")
                .doesNotContain("lp-result-chart")
                .contains("<th scope=\"row\">dex</th><td>30s</td><td>20</td><td>1,500.00</td><td>1,400.00</td>"
                        + "<td>1,600.00</td><td>0.00</td><td>3,000.00</td>")
                .contains("<th scope=\"row\">dex</th><td>30s</td><td>20</td><td>25.0 %</td><td>10.0 %</td><td>50.0"
                        + " %</td>")
                .contains("{\"sweepKeys\":[{\"name\":\"delay\",\"texts\":[\"0s\",\"30s\"],\"numbers\":[0.0,30.0]}],"
                              + "\"venues\":[\"dex\"],\"kinds\":[{\"id\":\"shortfall\",\"label\":\"Shortfall\",\"isShare\":false,"
                              + "\"lines\":[{\"venue\":0,\"places\":[1],\"mean\":1500.0,\"from\":0.0,\"to\":3000.0}]}")
                .contains("name: &lt;tiny&gt;", "./backstop sweep tiny.yaml", "1,234 more lines are in sweep.json");
    }

    @Test
    void twoKeysAreAHeatMapForEachVenue() {
        List<Line> lines = List.of(line(List.of(0, 0), "dex"), line(List.of(0, 0), "cex"));

        assertThat(SweepPage.render(figures(List.of(DELAY, MODE), lines)))
                .contains("id=\"shortfall-chart-0\"", "id=\"shortfall-chart-1\"", "<td>&lt;ORACLE&gt;</td>")
                .contains("\"texts\":[\"\\u003cORACLE>\"]}");
    }

    @Test
    void moreThanTwoKeysHaveTablesOnly() {
        assertThat(SweepPage.render(figures(List.of(DELAY, MODE, MODE), List.of(line(List.of(0, 0, 0), "dex")))))
                .doesNotContain("class=\"chart\"")
                .contains("1,500.00");
    }

    private static SweepFigures figures(List<Varied> keys, List<Line> lines) {
        return new SweepFigures(
                "tiny", "name: <tiny>", "./backstop sweep tiny.yaml", "ab", 40, 3, 20, keys, lines, 1234);
    }

    private static Line line(List<Integer> places, String venue) {
        return new Line(
                places,
                venue,
                20,
                List.of(
                        new Figure(Kind.SHORTFALL, 1500, 1400, 1600, 0, 3000),
                        new Figure(Kind.ADL, 0.25, 0.1, 0.5, 0.1, 0.5)));
    }
}
