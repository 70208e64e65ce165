package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    @Test
    void textCanNeverBecomeMarkup() {
        String page = ReportPage.render(TinyRun.comparison(TinyRun.mirror()));

        assertThat(page)
                .contains("venues: &lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;")
                .contains("One tick &amp; out.")
                .doesNotContain("<script");
        assertThat(Tag.of("p").with("title", "\"'").text("<b>").markup())
                .isEqualTo("<p title=\"&quot;&#39;\">&lt;b&gt;</p>");
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        String page = ReportPage.render(TinyRun.comparison(TinyRun.onChain(), TinyRun.mirror()));

        assertThat(page).doesNotContainPattern("(?i)https?://|url\\(|@import|<link|<img|src=");
    }

    @Test
    void whoPaidStandsInWordsBesideTheBar() {
        List<Bar> bars = Breakdown.byPayer(TinyRun.comparison(TinyRun.mirror()).columns());

        assertThat(Bar.chart("Who paid", bars).markup())
                .contains("<desc>$1,000 in all, fee buffer $200.00, LP pool $800.00</desc>")
                .contains("<rect class=\"feeBuffer\" x=\"0\" y=\"0\" width=\"200\" height=\"20\">")
                .contains("<rect class=\"lp\" x=\"200\" y=\"0\" width=\"800\" height=\"20\">")
                .contains("LP pool $800.00 (80 %)");
    }

    @Test
    void negativePartsAreDrawnToTheLeftOfZero() {
        Bar bar = new Bar("a", "", 60, List.of(new Bar.Segment("up", "u", 80), new Bar.Segment("down", "d", -20)), "");

        assertThat(Bar.chart("t", List.of(bar)).markup())
                .contains("<rect class=\"u\" x=\"200\" y=\"0\" width=\"800\"")
                .contains("<rect class=\"d\" x=\"0\" y=\"0\" width=\"200\"");
    }

    @Test
    void aLowOfOneStepIsAsDeepInThePictureAsOnTheTape() {
        long[] prices = new long[10_000];
        Arrays.fill(prices, 100);
        prices[7777] = 0;

        String path = new Plot(new StepRange(0, prices.length), 0, 100, 0, 0, 100, 50).path(PriceSeries.of(prices));

        assertThat(path).contains("L77.8 50L").hasSizeLessThan(2000);
    }

    @Test
    void firstLossCapitalThatIsEqualButNotTheDefaultSaysSo() {
        // 0.5 % of the 200,000 of open interest would be 1,000; this venue holds 200.
        assertThat(Grounds.assumptions(TinyRun.comparison(TinyRun.mirror())).markup())
                .contains("first-loss capital is $200.00, not the default of 0.5 % of open interest, $1,000:")
                .doesNotContain("differs:");
    }

    @Test
    void conformanceIsClaimedOnlyWhereEveryFigureIsEqual() {
        assertThat(Grounds.assumptions(TinyRun.comparison(TinyRun.onChain(), TinyRun.mirror()))
                        .markup())
                .contains("Chain = mirror: the contracts on a chain and their Java mirror agree in every transfer of"
                        + " pool.");
        assertThat(Grounds.assumptions(TinyRun.comparison(TinyRun.brokenChain(), TinyRun.mirror()))
                        .markup())
                .contains("Chain ≠ mirror: contracts and mirror DISAGREE on pool.")
                .doesNotContain("Chain = mirror");
    }
}
