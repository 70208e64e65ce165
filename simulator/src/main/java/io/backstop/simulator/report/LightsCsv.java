package io.backstop.simulator.report;

import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.LightChange;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.nio.file.Path;

/** Indicator lights of all accounts of book venues that tell them: a row where they change. */
final class LightsCsv {

    private static final String[] HEADER = {"venue", "step", "time_utc", "account", "lights"};

    private LightsCsv() {}

    /** Whether a venue tells any. */
    static boolean isWanted(Comparison comparison) {
        return comparison.runs().stream().anyMatch(run -> !run.lights().isEmpty());
    }

    static void write(Path file, Comparison comparison) throws IOException {
        TimeGrid grid = comparison.tape().grid();
        try (CsvFile csv = new CsvFile(file, HEADER)) {
            for (VenueRun run : comparison.runs()) {
                for (LightChange change : run.lights()) {
                    csv.row(
                            run.id(),
                            change.step(),
                            Moments.iso(grid, change.step()),
                            change.account(),
                            change.lights());
                }
            }
        }
    }
}
