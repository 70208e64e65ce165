package io.backstop.simulator.sweep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.report.Metadata;
import io.backstop.simulator.store.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a sweep's rows are kept: chunks while it goes on, tables when it is done. Every file is written beside its place and
 * moved there whole, so an interruption leaves whole files only. Thread safe.
 */
public final class SweepFolder implements AutoCloseable {

    /** The table of all runs. */
    public static final String RUNS = "runs.parquet";

    /** Means and quantiles of every figure. */
    public static final String QUANTILES = "quantiles.parquet";

    /** How often funds ran empty, winners were deleveraged and debt was left. */
    public static final String PROBABILITIES = "probabilities.parquet";

    /** Value at risk and expected shortfall of every pocket. */
    public static final String TAILS = "tails.parquet";

    /** What pockets had before the tape over a percentile of the shortfall. */
    public static final String COVERAGE = "coverage.parquet";

    /** The statistics for programs. */
    public static final String SUMMARY = "sweep.json";

    /** The statistics for readers. */
    public static final String REPORT = "report.html";

    /** What was run, with what and on what. */
    public static final String METADATA = "metadata.json";

    /** The scenario as given. */
    public static final String SCENARIO = "scenario.yaml";

    /** The tables that a query sees. */
    public static final List<String> TABLES = List.of(RUNS, QUANTILES, PROBABILITIES, TAILS, COVERAGE);

    private static final List<String> FILES = List.of(
            Manifest.NAME, RUNS, QUANTILES, PROBABILITIES, TAILS, COVERAGE, SUMMARY, REPORT, METADATA, SCENARIO);

    private static final String CHUNKS = "chunks";
    /** The ending of what is not whole yet. */
    static final String PARTIAL = ".partial";

    private static final String ROWS = ".csv";
    private static final String HASH = ".sha256";
    private static final Pattern CHUNK = Pattern.compile("[0-9]{6}\\.(csv|sha256)");

    private final Path folder;
    private final SweepPlan plan;
    private final Thread onInterrupt = new Thread(this::stop, "keep-whole-files");
    private Manifest manifest;
    private boolean stopped;

    private SweepFolder(Path folder, SweepPlan plan, Manifest manifest) {
        this.folder = folder;
        this.plan = plan;
        this.manifest = manifest;
    }

    /** Writes something to a file that is not in its place yet. */
    @FunctionalInterface
    interface Writing {

        /** Writes the whole file. */
        void write(Path file) throws IOException;
    }

    /**
     * Opens a new folder, or one of the same sweep.
     *
     * @throws InputException if the folder holds anything else, or a chunk in it is damaged
     */
    public static SweepFolder open(Path folder, SweepPlan plan) {
        try {
            SweepFolder opened =
                    Files.exists(folder) && !isEmpty(folder) ? continued(folder, plan) : begun(folder, plan);
            Runtime.getRuntime().addShutdownHook(opened.onInterrupt);
            return opened;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * The tables of a finished sweep, by name.
     *
     * @throws InputException if the folder holds no finished sweep, or a table is not as it was written
     */
    public static Map<String, Path> tables(Path folder) {
        Manifest manifest = Manifest.of(folder);
        manifest.requireIntact(folder);
        Map<String, Path> tables = new LinkedHashMap<>();
        Set<String> written = manifest.files().keySet();
        TABLES.stream()
                .filter(written::contains)
                .forEach(file -> tables.put(file.substring(0, file.lastIndexOf('.')), folder.resolve(file)));
        return tables;
    }

    private static SweepFolder begun(Path folder, SweepPlan plan) throws IOException {
        SweepFolder begun = new SweepFolder(folder, plan, Manifest.begun(plan.hash(), plan.runs()));
        Files.createDirectories(folder.resolve(CHUNKS));
        begun.write(folder.resolve(Manifest.NAME), file -> Files.writeString(file, begun.manifest.text()));
        return begun;
    }

    private static SweepFolder continued(Path folder, SweepPlan plan) throws IOException {
        requireOurs(folder);
        Manifest manifest = Manifest.of(folder);
        if (!manifest.hash().equals(plan.hash())) {
            throw new InputException(folder
                    + ": holds another sweep (other keys, seeds, scenario, data or version); name a new or an empty"
                    + " folder");
        }
        SweepFolder continued = new SweepFolder(folder, plan, manifest);
        if (manifest.isComplete()) {
            manifest.requireIntact(folder);
            continued.dropChunks();
        } else {
            Files.createDirectories(folder.resolve(CHUNKS));
            continued.requireWholeChunks();
        }
        return continued;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": must be a folder, is a file");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** What an interruption by force left half-written is ours too. */
    private static void requireOurs(Path folder) throws IOException {
        boolean ours = Files.isRegularFile(folder.resolve(Manifest.NAME));
        try (Stream<Path> entries = Files.list(folder)) {
            Optional<String> stranger = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !ours || !(FILES.contains(name) || name.equals(CHUNKS) || name.endsWith(PARTIAL)))
                    .sorted()
                    .findFirst();
            if (stranger.isPresent()) {
                throw new InputException("%s: holds \"%s\", which is of no sweep; name a new or an empty folder"
                        .formatted(folder, stranger.get()));
            }
        }
    }

    private void requireWholeChunks() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(CHUNKS))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(PARTIAL)) {
                    Files.delete(file);
                } else if (!CHUNK.matcher(name).matches() || Integer.parseInt(name.substring(0, 6)) >= plan.chunks()) {
                    throw new InputException(file + ": is of no sweep; name a new or an empty folder");
                }
            }
        }
        for (int chunk = 0; chunk < plan.chunks(); chunk++) {
            if (Files.exists(file(chunk, ROWS))) {
                requireWhole(chunk);
            }
        }
    }

    private void requireWhole(int chunk) throws IOException {
        Path rows = file(chunk, ROWS);
        Path hash = file(chunk, HASH);
        if (!Files.exists(hash) || !Files.readString(hash).equals(hashLine(rows, Sha256.of(rows)))) {
            throw new InputException(
                    rows + ": is not as it was written; delete it, and the same command makes its runs again");
        }
    }

    /** As {@code sha256sum} writes it; the name tells a chunk in another's place. */
    private static String hashLine(Path rows, String hash) {
        return hash + "  " + rows.getFileName() + "\n";
    }

    /** Whether all runs are there and written as tables. */
    public synchronized boolean isComplete() {
        return manifest.isComplete();
    }

    /** The chunks that are not there, first one first. */
    List<Integer> missing() {
        return IntStream.range(0, plan.chunks())
                .filter(chunk -> !Files.exists(file(chunk, ROWS)))
                .boxed()
                .toList();
    }

    /**
     * All chunks, of which none must be missing.
     *
     * @throws InputException if one is not as it was written
     */
    List<Path> chunks() {
        List<Path> chunks = new ArrayList<>();
        try {
            for (int chunk = 0; chunk < plan.chunks(); chunk++) {
                requireWhole(chunk);
                chunks.add(file(chunk, ROWS));
            }
        } catch (IOException e) {
            throw new InputException(
                    "%s: cannot be read (%s: %s)".formatted(folder, e.getClass().getSimpleName(), e.getMessage()));
        }
        return chunks;
    }

    /** Keeps the rows of a chunk, after their hash, so that rows without one are never there. */
    synchronized void keep(int chunk, String text) {
        Path rows = file(chunk, ROWS);
        try {
            write(file(chunk, HASH), file -> Files.writeString(file, hashLine(rows, Sha256.of(text))));
            write(rows, file -> Files.writeString(file, text));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Puts the scenario as text and what is known of the machine beside the tables. */
    void describe(String scenario, ObjectNode metadata) {
        write(SCENARIO, file -> Files.writeString(file, scenario));
        write(METADATA, file -> Metadata.write(file, metadata));
    }

    /** Writes one of the folder's files; what is written after an interruption is dropped. */
    void write(String name, Writing writing) {
        try {
            write(folder.resolve(name), writing);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private synchronized void write(Path target, Writing writing) throws IOException {
        if (stopped) {
            return;
        }
        Path partial = target.resolveSibling(target.getFileName() + PARTIAL);
        try {
            writing.write(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Notes that all tables are written; the chunks are not needed any more. */
    synchronized void complete() {
        if (stopped) {
            return;
        }
        try {
            Manifest completed = manifest.completed(folder, TABLES);
            write(folder.resolve(Manifest.NAME), file -> Files.writeString(file, completed.text()));
            manifest = completed;
            dropChunks();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private void dropChunks() throws IOException {
        Path chunks = folder.resolve(CHUNKS);
        if (!Files.isDirectory(chunks)) {
            return;
        }
        for (int chunk = 0; chunk < plan.chunks(); chunk++) {
            Files.deleteIfExists(file(chunk, ROWS));
            Files.deleteIfExists(file(chunk, HASH));
        }
        Files.deleteIfExists(chunks);
    }

    /** Waits for the file that is being written, lets no other begin, and drops what was put by for a table. */
    private synchronized void stop() {
        stopped = true;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().endsWith(PARTIAL)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook does what it is there for.
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** One of its files. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    private Path file(int chunk, String ending) {
        String digits = Integer.toString(chunk);
        return folder.resolve(CHUNKS).resolve("0".repeat(6 - digits.length()) + digits + ending);
    }

    private static InputException unwritable(Path folder, IOException cause) {
        return new InputException("%s: cannot be written (%s: %s)"
                .formatted(folder, cause.getClass().getSimpleName(), cause.getMessage()));
    }
}
