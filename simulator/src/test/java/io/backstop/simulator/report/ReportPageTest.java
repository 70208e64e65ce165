package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportPageTest {

    @Test
    void textCanNeverBecomeMarkup() {
        String page = Rendered.report(TinyRun.comparison(TinyRun.mirror()));

        assertThat(page)
                .contains("venues: &lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;")
                .contains("One tick &amp; out.")
                .doesNotContain("<script>alert");
        assertThat(Tag.of("p").with("title", "\"'").text("<b>").markup())
                .isEqualTo("<p title=\"&quot;&#39;\">&lt;b&gt;</p>");
    }

    /** The pool of 1,000,000 gets 5000 and forgoes 800, which is 0.42 %; nobody has a position at the end. */
    @Test
    void depositorsResultStandsInDollarsBesideItsShare() {
        assertThat(Rendered.report(TinyRun.comparison(TinyRun.onChain())))
                .contains("<th scope=\"row\">Depositors&#39; result</th><td>4,200</td>")
                .contains("<th scope=\"row\">Depositors&#39; return</th><td>0.42 %</td>")
                .contains("<dt>Depositors&#39; result</dt>");
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        String page = Rendered.report(TinyRun.comparison(TinyRun.onChain(), TinyRun.mirror()));

        assertThat(page.replace(PageResource.text("report.js"), ""))
                .doesNotContainPattern("(?i)https?://|url\\(|@import|<link|<img|src=");
    }

    @Test
    void onlyTheScriptAndTheStyleOfThePageMayRun() {
        // SHA-256 of "a" and of "b", in base 64.
        assertThat(ContentPolicy.of("a", "b"))
                .isEqualTo("default-src 'none';"
                        + " style-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=';"
                        + " script-src 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=';"
                        + " base-uri 'none'; form-action 'none'");
        assertThat(PageResource.text("report.js")).doesNotContain("</script");
    }

    @Test
    void whoPaidStandsInATableWithExactDollarsAndShares() {
        String page = Rendered.report(TinyRun.comparison(TinyRun.mirror()));

        assertThat(page)
                .contains("<tr class=\"figures\"><th scope=\"row\">pool</th><td>mirror</td><td><data"
                        + " value=\"1000.000000\">$1,000</data></td><td><data"
                        + " value=\"200.000000\">$200.00</data><span class=\"share\"> (20 %)</span></td><td><data"
                        + " value=\"800.000000\">$800.00</data><span class=\"share\"> (80 %)</span></td></tr>");
    }

    @Test
    void aPocketsTableSaysWhatItHadGotAndGave() {
        String page = Rendered.report(TinyRun.comparison(TinyRun.mirror()));

        // The LP pool won 5,000 and paid 800.
        assertThat(page)
                .contains("<tr class=\"figures\"><th scope=\"row\">pool</th>"
                        + "<td><data value=\"1000000.000000\">$1,000,000</data></td>"
                        + "<td><data value=\"5000.000000\">$5,000</data></td>"
                        + "<td><data value=\"800.000000\">$800.00</data></td>"
                        + "<td><data value=\"1000000.000000\">$1,000,000</data></td><td>start</td>"
                        + "<td><data value=\"1004200.000000\">$1,004,200</data></td></tr>");
    }

    @Test
    void firstLossCapitalThatIsEqualButNotTheDefaultSaysSo() {
        // 0.5 % of the 200,000 of open interest would be 1,000; this venue holds 200.
        assertThat(Grounds.assumptions(TinyRun.comparison(TinyRun.mirror())).markup())
                .contains("first-loss capital is $200.00, not the default of 0.5 % of open interest, $1,000:")
                .doesNotContain("differs:");
    }

    /** The tape of the tiny run has one position; nobody is its counterparty but the pool. */
    @Test
    void thePageSaysHowPositionsEnterAndWhoIsRefused() {
        assertThat(Grounds.assumptions(TinyRun.comparison(TinyRun.mirror())).markup())
                .contains("Positions from before the tape: 1. Each is opened on every venue at its entry price")
                .contains("A later order goes by the rules of each venue", "pool refused 1 worth $1,235")
                .doesNotContain("house account", "Accounts left out");
    }

    /** A number and its unit stay on one line. */
    @Test
    void everyVenueHasItsOwnOrderOfPayers() {
        String page = Rendered.report(Replayed.golden("book-drawdown"));

        assertThat(Rendered.report(TinyRun.comparison(TinyRun.mirror())))
                .contains("<dt>pool</dt><dd><ol><li>fee buffer of $200.00</li>\n"
                        + "<li>LP pool, all that is left</li></ol></dd>");
        assertThat(page)
                .contains("<dt>spared</dt><dd><ol><li>insurance fund of $10,000</li>\n"
                        + "<li>ADL at the bankruptcy price when the fund has lost 30\u00a0% of its peak of"
                        + " 8\u00a0h</li>\n"
                        + "<li>socialised loss of all winners pro rata to profit</li>\n"
                        + "<li>bad debt</li></ol><p>Positions are taken over by the engine for the"
                        + " fund.</p></dd>");
    }

    /** Two of a venue of scenarios/golden/keeper-race.yaml, and the one without a name of scenarios/golden/single-jump.yaml. */
    @Test
    void aKeeperWithANameHasItsOwnLatency() {
        assertThat(Rendered.report(Replayed.golden("keeper-race"))).contains("<td>fast 2 s, slow 5 s</td>");
        assertThat(Rendered.report(Replayed.golden("single-jump"))).contains("<td>0 s</td><td>1 s</td>");
    }

    @Test
    void aBooksHouseAccountIsTold() {
        assertThat(Grounds.assumptions(TinyRun.comparison(TinyRun.mirror(), TinyRun.quietBook("other")))
                        .markup())
                .contains("one house account with unlimited margin: it is never liquidated.");
    }

    @Test
    void aHouseWithMarginIsToldOfItsVenue() {
        assertThat(Grounds.assumptions(Replayed.golden("book-house")).markup())
                .contains(
                        "On owes the counterparty of what traders hold more on one side than on the other is one house"
                                + " account with unlimited margin: it is never liquidated.")
                .contains("On liquidated the counterparty of what traders hold more on one side, if they do, is an"
                        + " account with a margin of $600.00:")
                .contains("On enough the counterparty of what traders hold more on one side, if they do, is an account"
                        + " with a margin of $5,000:");
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
