package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backstop.model.scenario.PositionsRefused.Refusal;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.counterfactual.Counterfactual;
import io.backstop.simulator.counterfactual.Counterfactual.Outcome;
import io.backstop.simulator.counterfactual.Counterfactual.Step;
import io.backstop.simulator.counterfactual.Figures;
import io.backstop.simulator.counterfactual.LeftOut;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the difference between two venues, as every form of a result tells it. */
class CounterfactualInResultsTest {

    private static final Outcome FIRST = new Outcome(
            new Figures(1_000_000_000, Map.of(Payer.LP, 1_000_000_000L), 0, 20_000_000, -7_000_000), List.of("a"));
    private static final Outcome LAST = new Outcome(
            new Figures(
                    700_000_000,
                    Map.of(Payer.LP, 500_000_000L, Payer.FEE_BUFFER, 150_000_000L),
                    50_000_000,
                    5_000_000,
                    1_000_000),
            List.of("b"));
    private static final Step ORACLE = new Step(
            List.of("oracle"), new Figures(-400_000_000, Map.of(Payer.LP, -400_000_000L), 0, -15_000_000, 9_000_000));
    private static final Step POCKETS = new Step(
            List.of("keeper", "pockets"),
            new Figures(
                    100_000_000,
                    Map.of(Payer.LP, -100_000_000L, Payer.FEE_BUFFER, 150_000_000L),
                    50_000_000,
                    0,
                    -1_000_000));

    @TempDir
    private Path folder;

    /** 1000 − 400 + 100 = 700 dollars of shortfall; of the LP 1000 − 400 − 100 = 500, of the buffer 0 + 0 + 150, and 50 are pending; 20 − 15 + 0 = 5 of latency; of depositors −7 + 9 − 1 = 1. */
    @Test
    void theChartHasEveryLevelOnTheWay() throws IOException {
        JsonNode drawn = drawn(comparison(List.of(ORACLE, POCKETS)));

        assertThat(drawn.path("steps")).hasToString("[\"oracle\",\"keeper with pockets\"]");
        assertThat(drawn.path("figures")).hasToString("""
            [{"label":"shortfall","levels":[1000000000,600000000,700000000]},\
            {"label":"fee buffer","levels":[0,0,150000000]},\
            {"label":"LP pool","levels":[1000000000,600000000,500000000]},\
            {"label":"pending","levels":[0,0,50000000]},\
            {"label":"latency transfer","levels":[20000000,5000000,5000000]},\
            {"label":"depositors' result","levels":[-7000000,2000000,1000000]}]\
            """);
    }

    /** 700 − 1000 = −300. */
    @Test
    void withoutStepsTheWholeDifferenceIsOne() throws IOException {
        JsonNode drawn = drawn(comparison(List.of()));

        assertThat(drawn.path("steps")).hasToString("[\"all policies\"]");
        assertThat(drawn.path("figures").path(0).path("levels")).hasToString("[1000000000,700000000]");
    }

    @Test
    void theTableSaysWhatWasBeforeWhatChangedAndWhatIsThen() {
        CounterfactualTable table = CounterfactualTable.of(comparison(List.of(ORACLE, POCKETS)));

        assertThat(table.headings())
                .containsExactly(
                        "US dollars", "shortfall", "feeBuffer", "lp", "pending", "latencyTransfer", "lpResult");
        assertThat(table.rows())
                .containsExactly(
                        List.of("pool", "1000.000000", "0.000000", "1000.000000", "0.000000", "20.000000", "−7.000000"),
                        List.of(
                                "+ oracle",
                                "−400.000000",
                                "0.000000",
                                "−400.000000",
                                "0.000000",
                                "−15.000000",
                                "9.000000"),
                        List.of(
                                "+ keeper with pockets",
                                "100.000000",
                                "150.000000",
                                "−100.000000",
                                "50.000000",
                                "0.000000",
                                "−1.000000"),
                        List.of("late", "700.000000", "150.000000", "500.000000", "50.000000", "5.000000", "1.000000"),
                        List.of(
                                "difference",
                                "−300.000000",
                                "150.000000",
                                "−500.000000",
                                "50.000000",
                                "−15.000000",
                                "8.000000"));
    }

    /** The page says in words what summary and terminal name by keys. */
    @Test
    void thePageHasTheColumnsInWords() {
        assertThat(Rendered.report(comparison(List.of(ORACLE, POCKETS))))
                .contains("<th scope=\"col\">fee buffer</th><th scope=\"col\">LP pool</th><th"
                        + " scope=\"col\">pending</th><th scope=\"col\">latency transfer</th><th"
                        + " scope=\"col\">depositors&#39; result</th>");
    }

    @Test
    void theMarkdownHasTheSameLines() {
        assertThat(Rendered.markdown(comparison(List.of(ORACLE, POCKETS)))).contains("""

            ## What makes the difference

            | US dollars | shortfall | feeBuffer | lp | pending | latencyTransfer | lpResult |
            | --- | --: | --: | --: | --: | --: | --: |
            | pool | 1000.000000 | 0.000000 | 1000.000000 | 0.000000 | 20.000000 | −7.000000 |
            | + oracle | −400.000000 | 0.000000 | −400.000000 | 0.000000 | −15.000000 | 9.000000 |
            | + keeper with pockets | 100.000000 | 150.000000 | −100.000000 | 50.000000 | 0.000000 | −1.000000 |
            | late | 700.000000 | 150.000000 | 500.000000 | 50.000000 | 5.000000 | 1.000000 |
            | difference | −300.000000 | 150.000000 | −500.000000 | 50.000000 | −15.000000 | 8.000000 |
            """);
        assertThat(Rendered.markdown(TinyRun.comparison(TinyRun.mirror()))).doesNotContain("What makes the difference");
    }

    @Test
    void theSummaryHasTheStepsInDollars() throws IOException {
        Path file = folder.resolve("summary.json");
        Rendered.summary(file, comparison(List.of(ORACLE, POCKETS)));

        JsonNode steps = new ObjectMapper()
                .readTree(file.toFile())
                .path("counterfactual")
                .path("steps");

        assertThat(steps.path(0).path("policies")).hasToString("[\"oracle\"]");
        assertThat(steps.path(0).path("shortfall").decimalValue()).isEqualByComparingTo("-400");
        assertThat(steps.path(1).path("paidBy").path("feeBuffer").decimalValue())
                .isEqualByComparingTo("150");
        assertThat(steps.path(1).path("pendingShortfall").decimalValue()).isEqualByComparingTo("50");
        assertThat(steps.path(0).path("latencyTransfer").decimalValue()).isEqualByComparingTo("-15");
        assertThat(steps.path(0).path("lpResult").decimalValue()).isEqualByComparingTo("9");
        assertThat(steps.path(1).path("paidBy")).hasSize(Payer.values().length);
    }

    @Test
    void aRunOfWhichNobodyAskedHasNoneOfIt() throws IOException {
        Path file = folder.resolve("summary.json");
        Rendered.summary(file, TinyRun.comparison(TinyRun.mirror()));

        assertThat(new ObjectMapper().readTree(file.toFile()).has("counterfactual"))
                .isFalse();
        assertThat(Rendered.report(TinyRun.comparison(TinyRun.mirror()))).doesNotContain("id=\"counterfactual-chart\"");
    }

    /** Two of them are refused by "late", one of these by "pool" too. */
    @Test
    void whoWasLeftOutStandsInEveryFileOfTheFolder() throws IOException {
        LeftOut leftOut = new LeftOut(List.of(
                new Refusal(2, "late", "NoMargin(1)"),
                new Refusal(2, "pool", "NoMargin(2)"),
                new Refusal(9, "late", "NoMargin(3)")));
        Path file = folder.resolve("summary.json");
        Rendered.summary(file, comparison(List.of(ORACLE), leftOut));

        JsonNode told = new ObjectMapper().readTree(file.toFile()).path("leftOut");
        assertThat(told.path("accounts").intValue()).isEqualTo(2);
        assertThat(told.path("refusals").path(1)).hasToString("""
            {"account":2,"venue":"pool","reason":"NoMargin(2)"}\
            """);
        assertThat(told.path("refusals")).hasSize(3);
        String line = "Accounts left out: 2 (2, 9); late refuses 2, pool refuses 1.";
        assertThat(Rendered.markdown(comparison(List.of(ORACLE), leftOut))).contains("\n" + line + "\n");
        assertThat(Rendered.report(comparison(List.of(ORACLE), leftOut))).contains(line, "NoMargin(3)");
    }

    @Test
    void nobodyLeftOutIsToldToo() {
        assertThat(Rendered.markdown(comparison(List.of(), new LeftOut(List.of()))))
                .contains("Accounts left out: none, every venue accepts all.");
        assertThat(Rendered.markdown(comparison(List.of()))).doesNotContain("left out");
    }

    /** The scenario's own paper of who pays how much: 450 and 900 are missing in the contracts of both. */
    @Test
    void aVenueOfSeveralContractsIsToldToBeTheirSum() {
        Scenario scenario = ScenarioReader.read(
                Home.folder().resolve("scenarios/golden/book-shared-fund.yaml"), List.of(), Map.of());
        ScenarioTape tape = TapeWriter.write(scenario).tape();
        List<VenueRun> runs = new Replay(scenario, tape, null, line -> {}).run(0);
        Counterfactual compared = Counterfactual.of(scenario, tape, runs, "own", "shared", false);
        Comparison comparison = new Comparison(scenario, tape, "", "", 0, List.of(), runs, compared, null);

        assertThat(CounterfactualTable.of(comparison).rows())
                .containsExactly(
                        List.of("own", "1350.000000", "900.000000", "450.000000"),
                        List.of("shared", "1350.000000", "900.000000", "450.000000"),
                        List.of("difference", "0.000000", "0.000000", "0.000000"));
        String line = "shared: the sum of its contracts shared, shared:alt.";
        assertThat(Rendered.markdown(comparison)).contains("\n" + line + "\n");
        assertThat(Rendered.report(comparison)).contains(line);
    }

    private static Comparison comparison(List<Step> steps) {
        return comparison(steps, null);
    }

    private static Comparison comparison(List<Step> steps, @Nullable LeftOut leftOut) {
        Comparison run = TinyRun.comparison(TinyRun.mirror(), TinyRun.late());
        return new Comparison(
                run.scenario(),
                run.tape(),
                run.scenarioText(),
                run.command(),
                run.clampedBars(),
                run.gaps(),
                run.runs(),
                new Counterfactual("pool", FIRST, steps, "late", LAST),
                leftOut);
    }

    private static JsonNode drawn(Comparison comparison) throws IOException {
        String page = Rendered.report(comparison);
        String start = "id=\"figures-to-draw\">";
        int from = page.indexOf(start) + start.length();
        assertThat(page).contains(start, "id=\"counterfactual-chart\"");
        return new ObjectMapper()
                .readTree(page.substring(from, page.indexOf("</script>", from)))
                .path("counterfactual");
    }
}
