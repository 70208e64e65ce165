package io.backstop.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(Lifecycle.PER_CLASS)
class FeedReportInBrowserTest {

    private static final Path OUT = Repository.HOME.resolve("tests/target/browser-feed");

    private final Chromium chromium = Chromium.start();

    @BeforeAll
    void write() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        assertThat(Backstop.execute(nowhere, nowhere, "oracle-report", "pyth-pusher", "--out", OUT.toString()))
                .isZero();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyChartIsDrawnAndNothingIsComplainedOf(ColorScheme scheme) {
        try (OpenReport report = new OpenReport(chromium.browser(), OUT.resolve("report.html"), 1280, scheme)) {
            assertThat(report.page().locator(".chart").count()).isEqualTo(4);
            report.at("#age-chart").hover();
            report.at("[data-window=in]").click();

            assertThat(new HashSet<>(report.timesShown())).hasSize(1);
            assertThat(report.complaints()).isEmpty();
        }
    }

    @Test
    void withoutAScriptTheTablesTellEverything() {
        try (OpenReport report = OpenReport.withoutScript(chromium.browser(), OUT.resolve("report.html"))) {
            assertThat(report.page().locator("table").count()).isEqualTo(5);
        }
    }
}
