package io.backstop.simulator.report;

import io.backstop.model.scenario.InputException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder of results, written beside its place and moved there when it is complete. */
public final class Results {

    private static final String SUMMARY = "summary.json";

    private Results() {}

    @FunctionalInterface
    private interface Part {

        void write(Comparison comparison, Writer writer) throws IOException;
    }

    /**
     * Checks before a long run that its results can go there.
     *
     * @throws InputException if there is something else at this place
     */
    public static void requireReplaceable(Path folder) {
        if (!Files.exists(folder) || isReplaceable(folder)) {
            return;
        }
        throw new InputException("--out " + folder
                + ": must be a new or empty folder, or one that holds earlier results (" + SUMMARY + ")");
    }

    /** Writes all files, replacing earlier results at this place; nothing is left behind where it fails. */
    public static void write(Path folder, Comparison comparison) {
        requireReplaceable(folder);
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new InputException("--out " + folder + ": must not be the root folder");
        }
        try {
            Files.createDirectories(parent);
            Path unfinished = Files.createTempDirectory(parent, "." + target.getFileName() + "-");
            Thread onShutdown = new Thread(() -> delete(unfinished), "delete-unfinished-results");
            Runtime.getRuntime().addShutdownHook(onShutdown);
            try {
                writeFiles(unfinished, comparison);
                delete(target);
                Files.move(unfinished, target);
            } finally {
                delete(unfinished);
                forget(onShutdown);
            }
        } catch (IOException e) {
            throw new InputException("--out " + folder + ": cannot be written: " + e.getMessage());
        }
    }

    private static void writeFiles(Path folder, Comparison comparison) throws IOException {
        write(folder, "ledger.csv", comparison, LedgerFile::write);
        write(folder, "liquidations.csv", comparison, LiquidationsFile::write);
        write(folder, "report.html", comparison, (c, writer) -> writer.write(ReportPage.render(c)));
        write(folder, SUMMARY, comparison, SummaryFile::write);
    }

    private static void write(Path folder, String name, Comparison comparison, Part part) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(folder.resolve(name))) {
            part.write(comparison, writer);
        }
    }

    private static boolean isReplaceable(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return Files.isRegularFile(folder.resolve(SUMMARY))
                    || files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Thread onShutdown) {
        try {
            Runtime.getRuntime().removeShutdownHook(onShutdown);
        } catch (IllegalStateException e) {
            // Java is stopping, and the hook has nothing left to do.
            return;
        }
    }
}
