package io.backstop.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of all twenty presets: more venues than there are colours, and more than a window has room for. */
@TestInstance(Lifecycle.PER_CLASS)
class ManyVenuesInBrowserTest {

    private static final int WINDOW = 1200;

    /** Of each swatch under a heading of a chart's tools, colour, dashes and shape. */
    private static final String SWATCHES = """
        heading => [...document.querySelectorAll(`[data-heading="${heading}"]`)].slice(0, 1)
          .flatMap(list => [...list.querySelectorAll('.swatch')])
          .map(swatch => swatch.firstElementChild)
          .map(mark => getComputedStyle(mark).stroke + ' ' + mark.outerHTML.replace(/class="[^"]*"/, ''))
        """;

    private final Chromium chromium = Chromium.start();

    @TempDir
    private static Path folder;

    @BeforeAll
    void run() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        assertThat(Backstop.execute(
                        nowhere,
                        nowhere,
                        "run",
                        Repository.scenario("twenty-presets").toString(),
                        "--out",
                        folder.toString()))
                .isZero();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    /** Twenty venues with a pocket or a book each, of whom no two look alike. */
    @Test
    void everyVenueHasASwatchOfItsOwn() {
        try (OpenReport report = open(WINDOW, ColorScheme.LIGHT)) {
            for (String heading : List.of("Venues", "Closed at")) {
                @SuppressWarnings("unchecked")
                List<String> swatches = (List<String>) report.page().evaluate(SWATCHES, heading);
                assertThat(swatches)
                        .as(heading)
                        .hasSizeGreaterThan(8)
                        .doesNotHaveDuplicates()
                        .noneMatch(swatch -> swatch.startsWith("none"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1200, LIGHT", "400, DARK"})
    void thePageIsSound(int width, ColorScheme scheme) throws IOException {
        try (OpenReport report = open(width, scheme)) {
            SoundPage.require(report, width, "twenty-presets-%d-%s".formatted(width, scheme));
        }
    }

    /** Who paid has a column for each of nine payers. */
    @Test
    void whoPaidFitsItsWindow() {
        try (OpenReport report = open(WINDOW, ColorScheme.LIGHT)) {
            assertThat(report.at("#who-paid thead th, #who-paid thead td").count())
                    .isGreaterThan(9);
            assertThat(hidden(report.at("#who-paid .scroll"))).isZero();
        }
    }

    /** A shadow lies on the right while columns are out of sight there, and none at the end. */
    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void aTableThatGoesOnSaysSo(ColorScheme scheme) throws IOException {
        try (OpenReport report = open(WINDOW, scheme)) {
            Locator table = report.at("#figures .scroll").first();
            assertThat(hidden(table)).isPositive();
            int card = colourAtTheRight(table, 100);
            // A shadow of three tenths, of which the last pixels have most.
            assertThat(distance(colourAtTheRight(table, 3), card)).isGreaterThan(60);

            table.evaluate("box => box.scrollLeft = box.scrollWidth");

            assertThat(distance(colourAtTheRight(table, 3), card)).isLessThan(5);
        }
    }

    /** Hyperliquid's vault has hundreds of times its open interest, seven exchanges' funds half a percent of it. */
    @Test
    void fundsOfVeryDifferentSizesAreToldApart() {
        try (OpenReport report = open(WINDOW, ColorScheme.LIGHT)) {
            assertThat(report.at("#fund-ratio .same").textContent())
                    .startsWith("Logarithmic, because some funds are more than 100 times as large as others");
            int bands = (int) report.page()
                    .evaluate(
                            "id => { const canvas = document.getElementById(id).querySelector('canvas');const { width,"
                                + " height } = canvas;const { data } = canvas.getContext('2d').getImageData(0, 0,"
                                + " width, height);const isColour = at => Math.max(...data.slice(at, at + 3)) -"
                                + " Math.min(...data.slice(at, at + 3)) > 60;let bands = 0, was = false;for (let y ="
                                + " 0; y < height; y++) { let n = 0;for (let x = 200; x < width * 0.3; x++) n +="
                                + " isColour(4 * (y * width + x)) ? 1 : 0;const is = n > 40; bands += is && !was ? 1 :"
                                + " 0; was = is; } return bands; }",
                            "fund-ratio-chart");
            // Two vaults of thousands of percent, a treasury and a staking pool of tens, the rest below ten: one each
            // at least.
            assertThat(bands).isGreaterThanOrEqualTo(5);
        }
    }

    /** Pixels of a box's content that a reader must scroll to. */
    private static int hidden(Locator box) {
        return (int) box.evaluate("box => box.scrollWidth - box.clientWidth");
    }

    /** In the padding of the table's head, which holds no letters, below the round corner of its frame wherever that is on the page. */
    private static int colourAtTheRight(Locator table, int pixels) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(table.screenshot()));
        return picture.getRGB(picture.getWidth() - pixels, 7);
    }

    /** The sum over red, green and blue. */
    private static int distance(int one, int other) {
        return IntStream.of(0, 8, 16)
                .map(bits -> Math.abs(((one >> bits) & 0xff) - ((other >> bits) & 0xff)))
                .sum();
    }

    private OpenReport open(int width, ColorScheme scheme) {
        return new OpenReport(chromium.browser(), folder.resolve("report.html"), width, scheme);
    }
}
