package io.backstop.simulator.report;

/** The page {@code report.html}. */
final class ReportPage {

    private ReportPage() {}

    static String render(Comparison comparison) {
        return "<!doctype html><title>" + comparison.scenario().name() + "</title><pre>"
                + SummaryTable.render(comparison) + "</pre>";
    }
}
