package io.backstop.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class SweepReportInBrowserTest {

    private static final String KEY = "venues.push-30s.oracle.delay";
    private static final String DELAY = KEY + "=0s..60s:3";
    private static final String CAPITAL = "venues.push-30s.lpCapital=30M..44M:8";

    /** Of each label whether nothing lies over its middle, it is within the map's place, and its row begins 6 px and 34 for each row before it below the top. */
    private static final String LABELS_SEEN = """
        (() => {
          const place = document.querySelector('.sideways').getBoundingClientRect();
          return [...document.querySelectorAll('.rows div')].map((label, i) => {
            const box = label.getBoundingClientRect();
            return document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2) === label
              && box.left >= place.left && box.right < place.left + 100
              && Math.abs(box.top - place.top - 6 - 34 * i) < 1;
          });
        })()\
        """;

    private final Chromium chromium = Chromium.start();

    @TempDir
    private static Path folder;

    @BeforeAll
    void sweep() {
        sweep("curves", DELAY);
        sweep("heat-map", KEY + "=0s,60s", CAPITAL);
        twoSides("gap", "1950,2000,2050");
        twoSides("gap-in-another-order", "2050,1950,2000");
    }

    /** At 1950 the long of 100 with 4000 lacks 1000, at 2050 the short, and at 2000 nobody anything. */
    private static void twoSides(String name, String prices) {
        String sides = "positions.list=[{account: 1, size: 100, entryPrice: 2000, collateral: 4000},"
                + " {account: 2, size: -100, entryPrice: 2000, collateral: 4000}]";
        String price = "path.anchors.points[2].price=" + prices;
        sweepOf(name, "golden/single-jump", List.of("--set", sides, "--vary", price));
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "400, DARK"})
    void aKeyHasACurveForEachVenue(int width, ColorScheme scheme) throws IOException {
        try (OpenReport report = open("curves", width, scheme)) {
            assertThat(report.charts()).containsExactly("sweep-chart");
            // Three venues, each with a mean and the two lines of its band.
            assertThat(report.at("#sweep-chart").getAttribute("data-series")).isEqualTo("9");
            // At the middle of the axis, which is the second of three delays.
            List<String> tip = report.tip("sweep-chart");
            assertThat(tip).startsWith(KEY + " 30s").hasSize(7);
            assertThat(tip.get(2)).matches("\\$[0-9.,]+ \\(\\$[0-9.,]+ to \\$[0-9.,]+\\)");
            SoundPage.require(report, width, "sweep-curve-%d-%s".formatted(width, scheme));
        }
    }

    @Test
    void theKeyboardChoosesTheFigureAndATailHasNoBand() {
        try (OpenReport report = open("curves", 1280, ColorScheme.LIGHT)) {
            int shortfall = report.picture("sweep-chart");
            report.at("#chosen select").focus();
            report.page().keyboard().type("Latency");

            assertThat(report.picture("sweep-chart")).isNotEqualTo(shortfall);
            assertThat(report.at("#chosen .introduction").textContent()).startsWith("Latency transfer, US dollars.");
            report.at("#chosen select").selectOption("Expected shortfall, 99 %");
            assertThat(report.at("#chosen .introduction").textContent()).contains(": Expected shortfall, 99 %, US");
            assertThat(report.texts("[...document.querySelectorAll('#chosen optgroup')].map(group => group.label)"))
                    .startsWith("How often")
                    .contains("Loss of insurance fund", "Loss of LP pool");
            // The pools' depositors pay here; nobody claws back.
            assertThat(report.at("#chosen option").allTextContents())
                    .contains("Paid by LP pool")
                    .doesNotContain("Paid by clawback");
            assertThat(report.complaints()).isEmpty();
        }
    }

    /** Of the two pools "delay-0s" is never short in the three runs and has no place on an axis; "push-30s" always is. The book has no fee buffer. */
    @Test
    void whatIsNeverShortHasNoCurveOfCoverage() throws IOException {
        try (OpenReport report = open("curves", 1280, ColorScheme.LIGHT)) {
            String least = report.at("#chosen optgroup[label='Coverage by fee buffer'] option")
                    .first()
                    .getAttribute("value");
            report.at("#chosen select").selectOption(least);

            assertThat(report.at("#chosen .introduction").textContent())
                    .startsWith(
                            "Coverage by fee buffer: Of the shortfall of 95 % of the runs, per cent of the shortfall,"
                                    + " nothing where there is none.");
            assertThat(report.at("#group-coverage-by-fee-buffer td").allTextContents())
                    .contains("never short")
                    .anyMatch(words -> words.matches("[0-9,]+\\.[0-9] %"));
            assertThat(report.at("#sweep-chart").getAttribute("data-series")).isEqualTo("1");
            assertThat(report.at("#sweep-chart").getAttribute("data-points")).isEqualTo("3");
            assertThat(report.tip("sweep-chart"))
                    .startsWith(KEY + " 30s")
                    .hasSize(3)
                    .last()
                    .asString()
                    .matches("[0-9,]+\\.[0-9] %");
            SoundPage.require(report, 1280, "sweep-coverage-1280");
        }
    }

    /** Nothing is drawn between the two prices at which depositors' million is 1000 times what is missing, and prices rise to the right however they were given. */
    @Test
    void aCurveHasAGapWhereItsVenueIsNeverShort() throws IOException {
        int drawn;
        try (OpenReport report = open("gap", 1280, ColorScheme.LIGHT)) {
            assertThat(report.at("#sweep-chart").getAttribute("data-gaps")).isEqualTo("0");
            drawn = coverageDrawn(report);
            assertThat(report.at("#sweep-chart").getAttribute("data-gaps")).isEqualTo("1");
            SoundPage.require(report, 1280, "sweep-gap-1280");
        }
        try (OpenReport report = open("gap-in-another-order", 1280, ColorScheme.LIGHT)) {
            assertThat(coverageDrawn(report)).isEqualTo(drawn);
        }
    }

    private static int coverageDrawn(OpenReport report) {
        String least = report.at("#chosen optgroup[label='Coverage by LP pool'] option")
                .first()
                .getAttribute("value");
        report.at("#chosen select").selectOption(least);
        return report.picture("sweep-chart");
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "400, DARK"})
    void twoKeysHaveAHeatMapForTheVenueThatTheyChange(int width, ColorScheme scheme) throws IOException {
        try (OpenReport report = open("heat-map", width, scheme)) {
            // Three venues; both keys are of one of them.
            assertThat(report.charts()).containsExactly("sweep-map-2");
            // 2 × 8 cells.
            assertThat(report.at("#sweep-map-2").getAttribute("data-points")).isEqualTo("16");
            assertThat(report.at("#chosen .same").allTextContents())
                    .hasSize(2)
                    .allSatisfy(words -> assertThat(words)
                            .startsWith("No varied key changes any figure of this venue: $")
                            .endsWith(" at every point."));
            assertThat(report.at("#chosen .scale").textContent()).matches("least \\$[0-9.,]+most \\$[0-9.,]+");
            // One of eight steps of 2M from 30M on, and no row of noughts.
            assertThat(report.tip("sweep-map-2"))
                    .startsWith("Shortfall")
                    .contains("venues.push-30s.lpCapital", KEY)
                    .anyMatch(words -> words.matches("(3[02468]|4[024])M"));
            SoundPage.require(report, width, "sweep-heat-map-%d-%s".formatted(width, scheme));
        }
    }

    /** Eight columns of at least 44 pixels and what stands beside them are more than a telephone has. */
    @Test
    void aMapThatDoesNotFitIsMovedSidewaysByItself() {
        try (OpenReport report = open("heat-map", 400, ColorScheme.LIGHT)) {
            report.at(".sideways").focus();
            report.page().keyboard().press("ArrowRight");

            report.page().waitForCondition(() ->
                    (Boolean) report.page().evaluate("document.querySelector('.sideways').scrollLeft > 0"));
            assertThat(report.page().evaluate("window.scrollX")).isEqualTo(0);
        }
    }

    /** The map is moved as far as it goes: the labels of its two rows stand where they were, above the picture, each beside its row of 34 pixels. */
    @Test
    void theLabelsOfTheRowsStayWhileTheMapIsMoved() {
        try (OpenReport report = open("heat-map", 400, ColorScheme.LIGHT)) {
            report.page().evaluate("document.querySelector('.sideways').scrollLeft = 10000");
            report.at(".sideways").scrollIntoViewIfNeeded();

            assertThat(report.page().evaluate("document.querySelector('.sideways').scrollLeft > 20"))
                    .isEqualTo(true);
            assertThat(report.at(".rows div").allTextContents()).containsExactly("60s", "0s");
            assertThat(report.page().evaluate(LABELS_SEEN)).isEqualTo(List.of(true, true));
            assertThat(report.at("#chosen .rows-name").textContent()).isEqualTo(KEY);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, DARK", "400, LIGHT"})
    void whatGainsAndLosesPartsItsColoursAtZero(int width, ColorScheme scheme) throws IOException {
        try (OpenReport report = open("heat-map", width, scheme)) {
            // Without delay the fee buffer gains in each run, with 60 s it loses in one of three.
            String tail = report.at("#chosen optgroup[label='Loss of fee buffer'] option")
                    .first()
                    .getAttribute("value");
            report.at("#chosen select").selectOption(tail);

            assertThat(report.at("#chosen .scale").textContent())
                    .matches("least −\\$[0-9.,]+most \\$[0-9.,]+, colours part at zero");
            // The book has no fee buffer.
            assertThat(report.at("#chosen h3").allTextContents()).hasSize(2);
            report.at("#chosen .introduction a").click();
            assertThat(report.at("#group-loss-of-fee-buffer table").isVisible()).isTrue();
            SoundPage.require(report, width, "sweep-heat-map-tail-%d-%s".formatted(width, scheme));
        }
    }

    private OpenReport open(String name, int width, ColorScheme scheme) {
        return new OpenReport(chromium.browser(), page(name), width, scheme);
    }

    private static void sweep(String name, String... varied) {
        List<String> arguments = new ArrayList<>(List.of("--seeds", "1..3"));
        for (String key : varied) {
            arguments.addAll(List.of("--vary", key));
        }
        sweepOf(name, "generated-cascade", arguments);
    }

    private static void sweepOf(String name, String scenario, List<String> options) {
        List<String> arguments =
                new ArrayList<>(List.of("sweep", Repository.scenario(scenario).toString()));
        arguments.addAll(options);
        arguments.addAll(List.of("--out", folder.resolve(name).toString()));
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        assertThat(Backstop.execute(nowhere, nowhere, arguments.toArray(String[]::new)))
                .isZero();
    }

    private Path page(String name) {
        return folder.resolve(name).resolve("report.html");
    }
}
