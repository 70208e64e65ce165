package io.backstop.simulator.report;

import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A results folder: complete or not there. */
public final class Results {

    static final String SUMMARY = "summary.json";
    private static final String LEDGER = "ledger.csv";
    private static final String LIQUIDATIONS = "liquidations.csv";
    static final String REPORT = "report.html";
    private static final String LIGHTS = "lights.csv";
    private static final String FUND = "fund.csv";
    private static final String MARKDOWN = "summary.md";
    private static final String METADATA = "metadata.json";
    private static final List<String> FILES =
            List.of(SUMMARY, MARKDOWN, METADATA, LEDGER, LIQUIDATIONS, LIGHTS, FUND, REPORT);

    private Results() {}

    /**
     * Writes {@code summary.json}, {@code summary.md}, {@code metadata.json}, {@code ledger.csv}, {@code liquidations.csv},
     * {@code report.html} and, where a venue has any, {@code lights.csv} and {@code fund.csv} beside the folder and puts them in
     * its place at once. An interrupted or failed call leaves what was there before.
     *
     * @throws InputException if the folder may not be replaced or cannot be written
     */
    public static void write(Path outFolder, Comparison comparison) {
        requireReplaceable(outFolder);
        Outcomes outcomes = Outcomes.of(comparison);
        try (PartialFolder partial = PartialFolder.beside(outFolder)) {
            SummaryJson.write(partial.file(SUMMARY), comparison, outcomes);
            Files.writeString(partial.file(MARKDOWN), SummaryMarkdown.render(comparison, outcomes));
            Metadata.write(partial.file(METADATA), comparison);
            LedgerCsv.write(partial.file(LEDGER), comparison);
            LiquidationsCsv.write(partial.file(LIQUIDATIONS), comparison);
            if (LightsCsv.isWanted(comparison)) {
                LightsCsv.write(partial.file(LIGHTS), comparison);
            }
            if (FundCsv.isWanted(comparison)) {
                FundCsv.write(partial.file(FUND), comparison);
            }
            Files.writeString(partial.file(REPORT), ReportPage.render(comparison, outcomes));
            partial.publish();
        } catch (IOException e) {
            throw unwritable(outFolder, e);
        }
    }

    /**
     * Refuses a folder that holds anything but an earlier result, so that a long run can ask before it starts.
     *
     * @throws InputException if the folder is a file, or holds what is not an earlier result
     */
    public static void requireReplaceable(Path outFolder) {
        if (!Files.exists(outFolder)) {
            return;
        }
        if (!Files.isDirectory(outFolder)) {
            throw new InputException(outFolder + ": must be a folder, is a file");
        }
        try {
            firstStranger(outFolder).ifPresent(stranger -> {
                throw new InputException("%s: holds \"%s\", which is no earlier result; name a new or an empty folder"
                        .formatted(outFolder, stranger));
            });
        } catch (IOException e) {
            throw unwritable(outFolder, e);
        }
    }

    /** A folder without our summary is a stranger's altogether, even where names look like ours. */
    private static Optional<String> firstStranger(Path folder) throws IOException {
        boolean ours = Files.isRegularFile(folder.resolve(SUMMARY));
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !ours || !FILES.contains(name))
                    .sorted()
                    .findFirst();
        }
    }

    static InputException unwritable(Path folder, IOException cause) {
        return new InputException("%s: cannot be written (%s: %s)"
                .formatted(folder, cause.getClass().getSimpleName(), cause.getMessage()));
    }
}
