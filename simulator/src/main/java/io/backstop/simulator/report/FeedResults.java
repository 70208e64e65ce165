package io.backstop.simulator.report;

import io.backstop.model.scenario.InputException;
import io.backstop.oracle.laboratory.FeedReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A results folder of the delay laboratory: complete or not there. */
public final class FeedResults {

    private FeedResults() {}

    /**
     * Writes {@code summary.json} and {@code report.html} beside the folder and puts them in its place at once.
     *
     * @throws InputException if the folder may not be replaced or cannot be written
     */
    public static void write(Path outFolder, String name, FeedReport report) {
        requireReplaceable(outFolder);
        try (PartialFolder partial = PartialFolder.beside(outFolder)) {
            Files.writeString(partial.file(Results.SUMMARY), FeedJson.summary(name, report));
            Files.writeString(partial.file(Results.REPORT), FeedPage.render(name, report));
            partial.publish();
        } catch (IOException e) {
            throw Results.unwritable(outFolder, e);
        }
    }

    /**
     * Refuses a folder that holds anything but an earlier result.
     *
     * @throws InputException if the folder is a file, or holds what is not an earlier result
     */
    public static void requireReplaceable(Path outFolder) {
        Results.requireReplaceable(outFolder);
    }
}
