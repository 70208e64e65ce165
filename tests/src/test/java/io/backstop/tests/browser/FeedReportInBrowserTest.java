package io.backstop.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedReportInBrowserTest {

    private static final Path OUT = Repository.HOME.resolve("tests/target/browser-feed");

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyChartIsDrawnAndNothingIsComplainedOf(ColorScheme scheme) {
        write();
        try (Chromium chromium = Chromium.start();
                OpenReport report = new OpenReport(chromium.browser(), OUT.resolve("report.html"), 1280, scheme)) {
            assertThat(report.page().locator(".chart").count()).isEqualTo(4);
            report.at("#age-chart").hover();
            report.at("[data-window=in]").click();

            assertThat(new HashSet<>(report.timesShown())).hasSize(1);
            assertThat(report.complaints()).isEmpty();
        }
    }

    @Test
    void withoutAScriptTheTablesTellEverything() {
        write();
        try (Chromium chromium = Chromium.start();
                OpenReport report = OpenReport.withoutScript(chromium.browser(), OUT.resolve("report.html"))) {
            assertThat(report.page().locator("table").count()).isEqualTo(5);
        }
    }

    private static void write() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        assertThat(Backstop.execute(nowhere, nowhere, "oracle-report", "pyth-pusher", "--out", OUT.toString()))
                .isZero();
    }
}
