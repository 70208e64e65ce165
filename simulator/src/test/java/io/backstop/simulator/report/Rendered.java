package io.backstop.simulator.report;

import java.io.IOException;
import java.nio.file.Path;

/** What a run folder holds of a comparison, by itself. */
final class Rendered {

    private Rendered() {}

    static String report(Comparison comparison) {
        return ReportPage.render(comparison, Outcomes.of(comparison));
    }

    static String markdown(Comparison comparison) {
        return SummaryMarkdown.render(comparison, Outcomes.of(comparison));
    }

    static void summary(Path file, Comparison comparison) throws IOException {
        SummaryJson.write(file, comparison, Outcomes.of(comparison));
    }
}
