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

    private static final String DELAY = "venues.push-30s.oracle.delay=0s..60s:3";
    private static final String CAPITAL = "venues.push-30s.lpCapital=30M,50M";

    private final Chromium chromium = Chromium.start();

    @TempDir
    private static Path folder;

    @BeforeAll
    void sweep() {
        sweep("curves", DELAY);
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "400, LIGHT"})
    void aKeyHasACurveForEachFigure(int width, ColorScheme scheme) throws IOException {
        try (OpenReport report = new OpenReport(chromium.browser(), page("curves"), width, scheme)) {
            assertThat(report.charts())
                    .containsExactly(
                            "shortfall-chart", "lp-result-chart", "fund-depleted-chart", "adl-chart", "bad-debt-chart");
            // Three venues, each with a mean and the two lines of its band.
            assertThat(report.at("#shortfall-chart").getAttribute("data-series"))
                    .isEqualTo("9");
            report.at("#shortfall-chart").hover();
            SoundPage.require(report, width, "sweep-curve-%d-%s".formatted(width, scheme));
        }
    }

    @Test
    void twoKeysHaveAHeatMapForEachVenueThatHasTheFigure() throws IOException {
        sweep("heat-map", DELAY, CAPITAL);
        try (OpenReport report = new OpenReport(chromium.browser(), page("heat-map"), 1280, ColorScheme.LIGHT)) {
            // Three venues; only the two pools have a result of LPs.
            assertThat(report.charts())
                    .contains("shortfall-chart-0", "shortfall-chart-1", "shortfall-chart-2", "lp-result-chart-2")
                    .doesNotContain("lp-result-chart-0");
            // 3 × 2 cells.
            assertThat(report.at("#shortfall-chart-2").getAttribute("data-points"))
                    .isEqualTo("6");
            SoundPage.require(report, 1280, "sweep-heat-map");
        }
    }

    private void sweep(String name, String... varied) {
        List<String> arguments = new ArrayList<>(
                List.of("sweep", Repository.scenario("generated-cascade").toString(), "--seeds", "1..3"));
        for (String key : varied) {
            arguments.addAll(List.of("--vary", key));
        }
        arguments.addAll(List.of("--out", folder.resolve(name).toString()));
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        assertThat(Backstop.execute(nowhere, nowhere, arguments.toArray(String[]::new)))
                .isZero();
    }

    private Path page(String name) {
        return folder.resolve(name).resolve("report.html");
    }
}
