package io.backstop.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.backstop.model.scenario.Scenario;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.report.Comparison;
import io.backstop.simulator.report.Results;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(Lifecycle.PER_CLASS)
class ReportInBrowserTest {

    private static final Path TARGET = Repository.HOME.resolve("tests/target");
    private static final Path RESULTS = TARGET.resolve("browser-report");
    private static final Path REPORT = RESULTS.resolve("report.html");
    private static final int DESKTOP = 1280;
    private static final String WHOLE_TAPE = "1760129400000 1760132999000";

    private final Chromium chromium = Chromium.start();

    @BeforeAll
    void writeTheReport() throws IOException {
        Path file = Repository.scenario("2025-10-10-btc");
        Scenario scenario = ScenarioReader.read(file, List.of(), Map.of());
        WrittenTape written = TapeWriter.write(scenario);
        Comparison comparison = new Comparison(
                scenario,
                written.tape(),
                Files.readString(file),
                "./backstop demo",
                written.clampedBars(),
                written.gaps(),
                new Replay(scenario, written.tape(), null, line -> {}).run(0));
        Results.write(RESULTS, comparison);
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void nothingIsLoadedAndNothingIsComplainedOf() {
        try (OpenReport report = open(DESKTOP, ColorScheme.LIGHT)) {
            report.at("[data-window=low]").click();
            report.at("text=Shares").first().click();
            List<String> venues = report.at("#who-paid table tbody th").allTextContents();

            assertThat(venues).contains(report.tip("who-paid-chart").getFirst());
            assertThat(report.tip("who-paid-chart")).contains("shortfall");
            assertThat(report.tip("price-chart")).contains("index price");
            assertThat(venues).contains(report.tip("causes-chart").getFirst());
            for (String chart : List.of("pocket-lp", "depth-bids", "fund-ratio-chart", "liquidation-map-0")) {
                assertThat(report.tip(chart)).as(chart).hasSizeGreaterThan(2).noneMatch(String::isBlank);
            }
            assertThat(report.complaints()).isEmpty();
        }
    }

    @Test
    void everyChartIsDrawn() {
        try (OpenReport report = open(DESKTOP, ColorScheme.LIGHT)) {
            assertThat(report.charts())
                    .containsExactly(
                            "who-paid-chart",
                            "flow-chart",
                            "price-chart",
                            "pocket-insuranceFund",
                            "pocket-feeBuffer",
                            "pocket-safetyModule",
                            "pocket-lp",
                            "depth-bids",
                            "depth-asks",
                            "depth-room",
                            "fund-ratio-chart",
                            "liquidation-map-0",
                            "liquidation-map-1",
                            "liquidation-map-2",
                            "liquidation-map-3",
                            "liquidation-map-4",
                            "liquidation-map-5",
                            "causes-chart",
                            "cause-steps-chart");
            assertThat(report.charts())
                    .allSatisfy(chart -> assertThat(report.colours(chart)).isGreaterThan(20));
            // The index and three marks, closes of six venues, three kinds of marks in the lanes.
            assertThat(report.at("#price-chart").getAttribute("data-series")).isEqualTo("13");
        }
    }

    @Test
    void draggingInOneChartOverTimeMovesThemAll() {
        try (OpenReport report = open(DESKTOP, ColorScheme.LIGHT)) {
            assertThat(report.timesShown()).hasSize(9).containsOnly(WHOLE_TAPE);

            drag(report.page(), "#pocket-feeBuffer");

            assertThat(report.timesShown()).hasSize(9).doesNotContain(WHOLE_TAPE);
            assertThat(new HashSet<>(report.timesShown())).hasSize(1);
            report.at("[data-window=whole]").click();
            assertThat(report.timesShown()).containsOnly(WHOLE_TAPE);
        }
    }

    @Test
    void keysZoomMoveAndRead() {
        try (OpenReport report = open(DESKTOP, ColorScheme.LIGHT)) {
            report.at("#price-chart").focus();
            report.page().keyboard().press("+");
            // Half of 3599 s around the middle, then a quarter of that later.
            assertThat(report.timesShown()).containsOnly("1760130299750 1760132099250");
            report.page().keyboard().press("Shift+ArrowRight");
            assertThat(report.timesShown()).containsOnly("1760130749625 1760132549125");

            report.page().keyboard().press("ArrowRight");

            assertThat(report.at("#reading").textContent()).startsWith("21:27:29 UTC: index price $");
            report.page().keyboard().press("0");
            assertThat(report.timesShown()).containsOnly(WHOLE_TAPE);
        }
    }

    @Test
    void theTabKeyPassesEveryChartAndReachesTheEnd() {
        try (OpenReport report = open(DESKTOP, ColorScheme.LIGHT)) {
            List<String> passed = new ArrayList<>();
            for (int i = 0; i < 150 && !passed.contains("PRE"); i++) {
                report.page().keyboard().press("Tab");
                passed.add((String) report.page()
                        .evaluate("document.activeElement.id || document.activeElement.closest('section')?.id"));
            }

            assertThat(passed)
                    .containsSubsequence(
                            "price-chart",
                            "pocket-insuranceFund",
                            "pocket-lp",
                            "depth-bids",
                            "depth-asks",
                            "depth-room",
                            "fund-ratio-chart",
                            "causes",
                            "figures",
                            "again");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void theRulesOfAxeHold(ColorScheme scheme) throws IOException {
        String rules = Files.readString(Repository.HOME.resolve("tests/node_modules/axe-core/axe.min.js"));
        try (OpenReport report = open(DESKTOP, scheme)) {
            report.page().evaluate(rules);

            assertThat(report.texts(
                            "axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.html)))"))
                    .isEmpty();
        }
    }

    @Test
    void darkIsDarkAndFollowsTheReaderAtOnce() {
        try (OpenReport report = open(DESKTOP, ColorScheme.LIGHT)) {
            int light = report.picture("price-chart");
            assertThat(background(report)).isEqualTo("rgb(251, 250, 247)");

            report.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

            assertThat(background(report)).isEqualTo("rgb(21, 23, 27)");
            int dark = redrawn(report, light);
            report.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(background(report)).isEqualTo("rgb(251, 250, 247)");
            redrawn(report, dark);
        }
    }

    /** Waits for the chart to be drawn anew, which follows the page's own colours by a moment; fails if it never is. */
    private static int redrawn(OpenReport report, int before) {
        report.page().waitForCondition(() -> report.picture("price-chart") != before);
        return report.picture("price-chart");
    }

    @Test
    void theTableHasTheFiguresOfTheSummary() throws IOException {
        ObjectMapper exact = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        List<BigDecimal> paid = new ArrayList<>();
        for (JsonNode venue :
                exact.readTree(RESULTS.resolve("summary.json").toFile()).path("venues")) {
            paid.add(venue.path("shortfall").decimalValue());
            for (String payer : List.of("insuranceFund", "feeBuffer", "safetyModule", "lp", "adl")) {
                paid.add(venue.path("paidBy").path(payer).decimalValue());
            }
        }
        try (OpenReport report = open(DESKTOP, ColorScheme.LIGHT)) {
            assertThat(report.dollars("#who-paid table"))
                    .usingElementComparator(BigDecimal::compareTo)
                    .isEqualTo(paid);
        }
    }

    @Test
    void withoutScriptTheTablesStandAlone() {
        try (OpenReport report = OpenReport.withoutScript(chromium.browser(), REPORT)) {
            assertThat(report.at("#who-paid table").isVisible()).isTrue();
            assertThat(report.at("#who-paid-chart").isVisible()).isFalse();
            assertThat(report.at("#time-window").isVisible()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "400, LIGHT", "400, DARK"})
    void thePageFitsItsWindow(int width, ColorScheme scheme) {
        try (OpenReport report = open(width, scheme)) {
            assertThat(report.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(width);
            report.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(TARGET.resolve("screenshots/report-%d-%s.png".formatted(width, scheme)))
                            .setFullPage(true));
        }
    }

    private OpenReport open(int width, ColorScheme scheme) {
        return new OpenReport(chromium.browser(), REPORT, width, scheme);
    }

    private static String background(OpenReport report) {
        return (String) report.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static void drag(Page page, String chart) {
        page.locator(chart).scrollIntoViewIfNeeded();
        BoundingBox box = page.locator(chart).boundingBox();
        double y = box.y + box.height / 2;
        page.mouse().move(box.x + box.width * 0.5, y);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.6, y);
        page.mouse().move(box.x + box.width * 0.7, y);
        page.mouse().up();
    }
}
