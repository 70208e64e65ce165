package io.backstop.simulator.sweep;

import io.backstop.simulator.statistics.Interval;
import io.backstop.simulator.store.CsvTable;
import io.backstop.simulator.store.Database;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One table of statistics while it is written: rows of a group begin with its point, the varied keys, venue, kind and how many of its runs were refused. */
final class StatisticsTable implements Closeable {

    private final SweepPlan plan;
    private final Path rows;
    private final BufferedWriter writer;

    /**
     * An empty table.
     *
     * @param rows where rows are kept until all are there
     * @param columns name and type of each, behind those that every table has
     */
    StatisticsTable(SweepPlan plan, Path rows, List<String> columns) throws IOException {
        this.plan = plan;
        this.rows = rows;
        writer = Files.newBufferedWriter(rows);
        List<String> headings = new ArrayList<>(List.of("point BIGINT"));
        plan.keys().forEach(key -> headings.add(ChunkText.heading(key)));
        headings.addAll(List.of("venue VARCHAR", "kind VARCHAR", "refused BIGINT"));
        headings.addAll(columns);
        write(headings);
    }

    /** Adds a row of a group. */
    void add(Group group, String name, Object... cells) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(group.point())));
        List<GridValue> values = plan.points().get(group.point()).values();
        for (int i = 0; i < values.size(); i++) {
            row.add(ChunkText.cell(plan.keys().get(i), values.get(i)));
        }
        row.addAll(List.of(group.venue(), group.kind(), Integer.toString(group.refused()), name));
        for (Object cell : cells) {
            if (cell instanceof Interval interval) {
                row.add(Double.toString(interval.estimate()));
                row.add(Double.toString(interval.low()));
                row.add(Double.toString(interval.high()));
            } else {
                row.add(cell.toString());
            }
        }
        try {
            write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<String> cells) throws IOException {
        writer.write(cells.stream().map(ChunkText::quoted).collect(Collectors.joining(",", "", "\n")));
    }

    /** Writes the rows to their place. */
    void finish(Database database, SweepFolder folder, String name) throws IOException {
        writer.close();
        folder.write(name, file -> CsvTable.of(List.of(rows)).writeParquet(database, file));
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(rows);
    }
}
