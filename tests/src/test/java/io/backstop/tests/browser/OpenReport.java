package io.backstop.tests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The report as one reader sees it, with everything that the browser complains of. */
final class OpenReport implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** Opens the file in a window of this width. */
    OpenReport(Browser browser, Path file, int width, ColorScheme scheme) {
        this(
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)),
                file);
        page.waitForFunction("[...document.querySelectorAll('.chart')].every(chart => chart.dataset.series > 0)");
    }

    /** Opens the file in a browser that runs no scripts. */
    static OpenReport withoutScript(Browser browser, Path file) {
        return new OpenReport(browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)), file);
    }

    private OpenReport(BrowserContext context, Path file) {
        this.context = context;
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(error -> complaints.add("error: " + error));
        String address = file.toUri().toString();
        page.onRequest(request -> {
            if (!request.url().equals(address)) {
                complaints.add("request: " + request.url());
            }
        });
        page.navigate(address);
    }

    Page page() {
        return page;
    }

    /** Console messages of any kind, errors, and requests for anything but the page. */
    List<String> complaints() {
        return complaints;
    }

    /** From and to of every chart over time, epoch milliseconds. */
    List<String> timesShown() {
        return texts(
                "[...document.querySelectorAll('.chart[data-from]')].map(c => c.dataset.from + ' ' + c.dataset.to)");
    }

    /** Ids of all charts, in their order. */
    List<String> charts() {
        return texts("[...document.querySelectorAll('.chart')].map(c => c.id)");
    }

    /** Tells two pictures of a chart apart. */
    int picture(String chart) {
        return page.evaluate("id => document.querySelector('#' + id + ' canvas').toDataURL()", chart)
                .hashCode();
    }

    /** Number of different colours on a chart's canvas. */
    int colours(String chart) {
        return (int) page.evaluate(
                "id => { const canvas = document.querySelector('#' + id + ' canvas');"
                        + "const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);"
                        + "return new Set(new Uint32Array(data.buffer)).size; }",
                chart);
    }

    /** What a pointer in the middle of a chart reads: a heading, then names and values by turns. */
    List<String> tip(String chart) {
        page.locator("#" + chart).hover();
        Locator words = page.locator("#" + chart + " .tip").locator("strong, dt, dd");
        words.first().waitFor();
        return words.allTextContents();
    }

    /** The exact dollars of a table, row by row. */
    List<BigDecimal> dollars(String table) {
        return page.locator(table + " data").all().stream()
                .map(cell -> new BigDecimal(cell.getAttribute("value")))
                .toList();
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String expression) {
        return (List<String>) page.evaluate(expression);
    }

    @Override
    public void close() {
        context.close();
    }
}
