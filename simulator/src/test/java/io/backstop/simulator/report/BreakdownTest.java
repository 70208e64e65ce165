package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.outcome.Members;
import io.backstop.simulator.report.Breakdown.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakdownTest {

    /** Account 7 of the first venue left 1000 dollars of shortfall; nothing happened at the second. */
    private static final List<VenueColumn> COLUMNS =
            TinyRun.comparison(TinyRun.mirror(), TinyRun.quiet()).columns();

    @Test
    void aShortfallIsItsCohorts() {
        List<Members> cohorts = List.of(new Members("retail", 1, 6, false), new Members("hedgers", 7, 9, true));

        assertThat(Breakdown.byLoser(COLUMNS, cohorts).parts())
                .containsExactly(new Part("hedgers", "hedgers", List.of(1000 * TinyRun.DOLLAR, 0L)));
    }

    @Test
    void whoBelongsToNoCohortIsToldBySide() {
        List<Members> others = List.of(new Members("retail", 1, 6, false));

        assertThat(Breakdown.byLoser(COLUMNS, others).parts())
                .containsExactly(new Part("longs", "longs", List.of(1000 * TinyRun.DOLLAR, 0L)));
    }

    @Test
    void thePageShowsTheFlowOnlyWhereSomebodyLeftAShortfall() {
        assertThat(Rendered.report(TinyRun.comparison(TinyRun.mirror())))
                .contains("id=\"flow-chart\"")
                .contains("<tr class=\"figures\"><th scope=\"row\">pool</th><td>mirror</td><td><data"
                        + " value=\"1000.000000\">$1,000</data></td><td><data"
                        + " value=\"1000.000000\">$1,000</data><span class=\"share\"> (100 %)</span></td></tr>");
        assertThat(Rendered.report(TinyRun.comparison(TinyRun.quiet())))
                .doesNotContain("id=\"flow-chart\"", "href=\"#flow\"");
    }
}
