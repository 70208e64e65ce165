package io.backstop.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.options.ColorScheme;
import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
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

/** The page of {@code compare}: how one venue becomes the other, in a chart and in the table beside it. */
@TestInstance(Lifecycle.PER_CLASS)
class ComparisonReportInBrowserTest {

    private static final String TABLE = "#counterfactual table tbody tr";

    private static final ObjectMapper SUMMARY =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Chromium chromium = Chromium.start();

    @TempDir
    private static Path folder;

    @BeforeAll
    void compare() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        assertThat(Backstop.execute(
                        nowhere,
                        nowhere,
                        "compare",
                        "pool",
                        "bybit",
                        "--scenario",
                        Repository.scenario("cohorts").toString(),
                        "--set",
                        "path.anchors.points[2].price=1700",
                        "--set",
                        "venues.pool.pockets=[{pocket: feeBuffer, balance: 1000}, lp]",
                        "--attribute",
                        "--out",
                        folder.resolve("comparison").toString()))
                .isZero();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "400, LIGHT", "400, DARK"})
    void theWayFromOneVenueToTheOtherIsDrawnAndTold(int width, ColorScheme scheme) throws IOException {
        Path page = folder.resolve("comparison/report.html");
        try (OpenReport report = new OpenReport(chromium.browser(), page, width, scheme)) {
            assertThat(report.charts()).startsWith("counterfactual-chart").contains("cause-steps-chart");
            int changes = report.at(TABLE).count() - 3;
            // Both venues and all changes, each an unseen start and a bar.
            assertThat(report.at("#counterfactual-chart").getAttribute("data-points"))
                    .isEqualTo(Integer.toString(2 * (changes + 2)));
            requireSums(report, changes);

            int shortfall = report.picture("counterfactual-chart");
            report.at("#counterfactual-chart-tools select").selectOption("1");
            assertThat(report.picture("counterfactual-chart")).isNotEqualTo(shortfall);
            // The fourth of seven bars.
            assertThat(report.tip("counterfactual-chart")).startsWith("keeper: at once");
            requireCohorts(report);
            SoundPage.require(report, width, "comparison-%d-%s".formatted(width, scheme));
        }
    }

    /** The cohorts' eleven columns and the pockets' seven in half of a page. */
    @Test
    void theWidestTablesShowTheirLastColumn() {
        Path page = folder.resolve("comparison/report.html");
        try (OpenReport report = new OpenReport(chromium.browser(), page, 1200, ColorScheme.LIGHT)) {
            assertThat(report.texts("[...document.querySelectorAll('#cohorts .scroll, .pocket > .scroll')]"
                            + ".filter(box => box.clientWidth > 0 && box.scrollWidth > box.clientWidth)"
                            + ".map(box => box.ariaLabel)"))
                    .isEmpty();
            assertThat(report.at("#cohorts thead").locator("th, td").count()).isEqualTo(11);
        }
    }

    /** Eight cohorts on two venues, each with the profit and loss that the summary has. */
    private static void requireCohorts(OpenReport report) throws IOException {
        List<String> names = new ArrayList<>();
        List<BigDecimal> profits = new ArrayList<>();
        for (JsonNode venue : SUMMARY.readTree(
                        folder.resolve("comparison/summary.json").toFile())
                .path("venues")) {
            for (JsonNode cohort : venue.path("outcomes").path("cohorts")) {
                names.add(venue.path("id").asText() + ": " + cohort.path("name").asText());
                profits.add(cohort.path("pnl").decimalValue());
            }
        }
        assertThat(names).hasSize(16);
        assertThat(report.at("#cohorts tbody th").allTextContents()).isEqualTo(names);
        assertThat(report.dollars("#cohorts td:nth-of-type(1)"))
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(profits);
    }

    /** Column by column the first venue and all changes make the second venue, and the difference is what lies between. */
    private static void requireSums(OpenReport report, int changes) {
        List<BigDecimal> cells = report.dollars("#counterfactual table");
        int columns = cells.size() / (changes + 3);
        for (int column = 0; column < columns; column++) {
            BigDecimal level = cells.get(column);
            for (int line = 1; line <= changes; line++) {
                level = level.add(cells.get(line * columns + column));
            }
            assertThat(level).isEqualByComparingTo(cells.get((changes + 1) * columns + column));
            assertThat(level.subtract(cells.get(column)))
                    .isEqualByComparingTo(cells.get((changes + 2) * columns + column));
        }
    }
}
