package io.backstop.simulator.sweep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.replay.RowNames;
import io.backstop.simulator.report.Metadata;
import io.backstop.simulator.report.RunFigures;
import io.backstop.simulator.report.SweepPage;
import io.backstop.simulator.statistics.Sample;
import io.backstop.simulator.store.CsvTable;
import io.backstop.simulator.store.Database;
import io.backstop.simulator.store.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Turns the chunks of a sweep into its tables. */
public final class SweepTables {

    /** The quantiles that are written, as {@code p05} and so on. */
    static final List<Double> QUANTILES = List.of(0.05, 0.25, 0.50, 0.75, 0.95, 0.99);

    private static final List<String> QUANTILE_COLUMNS = List.of(
            "figure VARCHAR",
            "runs BIGINT",
            "mean DOUBLE",
            "low DOUBLE",
            "high DOUBLE",
            "p05 DOUBLE",
            "p25 DOUBLE",
            "p50 DOUBLE",
            "p75 DOUBLE",
            "p95 DOUBLE",
            "p99 DOUBLE");

    private static final List<String> PROBABILITY_COLUMNS = List.of(
            "event VARCHAR", "runs BIGINT", "happened BIGINT", "probability DOUBLE", "low DOUBLE", "high DOUBLE");

    private static final List<String> TAIL_COLUMNS =
            List.of("pocket VARCHAR", "runs BIGINT", "var95 DOUBLE", "es95 DOUBLE", "var99 DOUBLE", "es99 DOUBLE");

    private static final List<String> COVERAGE_COLUMNS = List.of(
            "pocket VARCHAR",
            "runs BIGINT",
            "start DOUBLE",
            "shortfall95 DOUBLE",
            "coverage95 DOUBLE",
            "shortfall99 DOUBLE",
            "coverage99 DOUBLE",
            "shortfall999 DOUBLE",
            "coverage999 DOUBLE");

    private final SweepPlan plan;
    private final SweepFolder folder;
    private final Database database;

    private SweepTables(SweepPlan plan, SweepFolder folder, Database database) {
        this.plan = plan;
        this.folder = folder;
        this.database = database;
    }

    /**
     * Writes all tables of a folder that has all runs, and their page.
     *
     * @param command that makes the same again
     * @param scenario what all runs have in common, as text, which is kept too
     * @throws InputException if a chunk is damaged
     */
    public static void write(SweepPlan plan, SweepFolder folder, Database database, String command, String scenario) {
        SweepTables tables = new SweepTables(plan, folder, database);
        try {
            tables.writeRuns();
            SweepTapes tapes = SweepTapes.read(database, folder.file(SweepFolder.RUNS), plan.seeds());
            ObjectNode metadata =
                    Metadata.of(command).put("hash", plan.hash()).put("scenarioHash", Sha256.of(scenario));
            tapes.describe(metadata);
            folder.describe(scenario, metadata);
            tables.writeStatistics(new SweepReport(plan, scenario, command), tapes);
            folder.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The groups of a folder whose runs are written. */
    public static List<SweepLine> lines(SweepPlan plan, SweepFolder folder, Database database) {
        List<SweepLine> lines = new ArrayList<>();
        Groups.read(
                database, folder.file(SweepFolder.RUNS), plan.keys(), group -> lines.add(SweepLine.of(plan, group)));
        return lines;
    }

    /** How many runs do not keep their own identities. */
    public static int failures(SweepFolder folder, Database database) {
        int[] failures = new int[1];
        database.read(
                "SELECT count(*) FROM read_parquet(%s) WHERE %s = 0"
                        .formatted(
                                Database.quoted(folder.file(SweepFolder.RUNS)), Database.identifier(RunFigures.CHECKS)),
                rows -> {
                    rows.next();
                    failures[0] = rows.getInt(1);
                });
        return failures[0];
    }

    /** How many runs of a venue could not begin, all its contracts together. */
    public static int refused(SweepFolder folder, Database database) {
        int[] refused = new int[1];
        database.read(
                "SELECT count(refusal) FROM read_parquet(%s) WHERE NOT contains(venue, '%s')"
                        .formatted(Database.quoted(folder.file(SweepFolder.RUNS)), RowNames.CONTRACT),
                rows -> {
                    rows.next();
                    refused[0] = rows.getInt(1);
                });
        return refused[0];
    }

    private void writeRuns() {
        CsvTable table = CsvTable.of(folder.chunks());
        folder.write(SweepFolder.RUNS, file -> table.writeParquet(database, file));
        database.read(
                "SELECT count(*) FROM read_parquet(%s)".formatted(Database.quoted(folder.file(SweepFolder.RUNS))),
                rows -> {
                    rows.next();
                    requireAll(rows.getLong(1));
                });
    }

    private void requireAll(long rows) {
        if (rows != plan.rows()) {
            throw new InputException("%s: must have %d rows, has %d: a chunk is damaged; name a new folder"
                    .formatted(folder.path(), plan.rows(), rows));
        }
    }

    private void writeStatistics(SweepReport report, SweepTapes tapes) throws IOException {
        try (StatisticsTable quantiles = table("quantiles", QUANTILE_COLUMNS);
                StatisticsTable probabilities = table("probabilities", PROBABILITY_COLUMNS);
                StatisticsTable tails = table("tails", TAIL_COLUMNS);
                StatisticsTable coverage = table("coverage", COVERAGE_COLUMNS)) {
            folder.write(SweepFolder.SUMMARY, file -> {
                try (SweepJson json = SweepJson.begin(file, plan)) {
                    Groups.read(database, folder.file(SweepFolder.RUNS), plan.keys(), group -> {
                        addQuantiles(quantiles, group);
                        addProbabilities(probabilities, group);
                        addTails(tails, group);
                        addCoverage(coverage, group);
                        json.add(group);
                        report.add(group);
                    });
                }
            });
            quantiles.finish(database, folder, SweepFolder.QUANTILES);
            probabilities.finish(database, folder, SweepFolder.PROBABILITIES);
            tails.finish(database, folder, SweepFolder.TAILS);
            coverage.finish(database, folder, SweepFolder.COVERAGE);
            folder.write(
                    SweepFolder.REPORT,
                    file -> Files.writeString(file, SweepPage.render(report.figures(tapes.shown()))));
        }
    }

    private StatisticsTable table(String name, List<String> columns) throws IOException {
        Files.createDirectories(folder.path());
        return new StatisticsTable(plan, folder.file(name + ".csv" + SweepFolder.PARTIAL), columns);
    }

    private static void addQuantiles(StatisticsTable table, Group group) {
        group.samples().forEach((figure, sample) -> table.add(group, figure, cells(sample)));
    }

    private static Object[] cells(Sample sample) {
        List<Object> cells = new ArrayList<>(List.of(sample.size(), sample.mean()));
        quantiles(sample).forEach(cells::add);
        return cells.toArray();
    }

    /** The quantiles of a sample that are written. */
    static DoubleStream quantiles(Sample sample) {
        return QUANTILES.stream().mapToDouble(sample::quantile);
    }

    private static void addProbabilities(StatisticsTable table, Group group) {
        for (Group.Event event : Group.Event.values()) {
            group.frequency(event)
                    .ifPresent(found -> table.add(group, event.label(), found.runs(), found.happened(), found.share()));
        }
    }

    private static void addTails(StatisticsTable table, Group group) {
        group.losses()
                .forEach((pocket, losses) -> table.add(
                        group,
                        pocket,
                        losses.size(),
                        losses.valueAtRisk(0.95),
                        losses.expectedShortfall(0.95),
                        losses.valueAtRisk(0.99),
                        losses.expectedShortfall(0.99)));
    }

    private static void addCoverage(StatisticsTable table, Group group) {
        group.coverage()
                .ifPresent(coverage ->
                        coverage.starts().forEach((pocket, start) -> table.add(group, pocket, cells(coverage, start))));
    }

    /** A ratio to no shortfall is empty. */
    private static Object[] cells(Coverage coverage, double start) {
        List<Object> cells = new ArrayList<>(List.of(coverage.runs(), start));
        for (Coverage.Level level : coverage.levels()) {
            OptionalDouble covered = level.covered(start);
            cells.add(level.shortfall());
            cells.add(covered.isPresent() ? covered.getAsDouble() : "");
        }
        return cells.toArray();
    }
}
