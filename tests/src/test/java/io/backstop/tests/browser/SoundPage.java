package io.backstop.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;

/** What holds of every page in every window: it fits, its charts are drawn, names in tables leave room for figures, and neither the browser nor axe complains. */
final class SoundPage {

    /** Of a table whose first column stays in place while it is scrolled. */
    private static final String NAMES_THAT_COVER_FIGURES = """
        [...document.querySelectorAll('.scroll')]
          .filter(box => box.scrollWidth > box.clientWidth && box.clientWidth > 0 && box.querySelector('tbody th'))
          .filter(box => box.querySelector('tbody th').offsetWidth > 0.6 * box.clientWidth)
          .map(box => box.innerText)
        """;

    private SoundPage() {}

    /** Checks it and keeps a picture of it under this name. */
    static void require(OpenReport report, int width, String name) throws IOException {
        assertThat(report.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(width);
        assertThat(report.texts(NAMES_THAT_COVER_FIGURES)).isEmpty();
        assertThat(report.charts())
                .allSatisfy(chart -> assertThat(report.colours(chart)).isGreaterThan(2));
        report.page().evaluate(Files.readString(Repository.HOME.resolve("tests/node_modules/axe-core/axe.min.js")));
        assertThat(report.texts(
                        "axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.html)))"))
                .isEmpty();
        assertThat(report.complaints()).isEmpty();
        report.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Repository.HOME.resolve("tests/target/screenshots/" + name + ".png"))
                        .setFullPage(true));
    }
}
