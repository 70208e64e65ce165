package io.backstop.simulator.sweep;

import io.backstop.simulator.statistics.Sample;
import io.backstop.simulator.store.Database;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the table of all runs group by group, only one group at a time in memory. */
final class Groups {

    private static final String POINT = "point";
    private static final String VENUE = "venue";
    private static final String KIND = "kind";
    private static final String REFUSAL = "refusal";

    private final Set<String> notFigures;
    private final Consumer<Group> reader;
    private final Map<String, Values> values = new LinkedHashMap<>();
    private int point;
    private String venue = "";
    private String kind = "";
    private int runs;
    private int refused;

    private Groups(List<VariedKey> keys, Consumer<Group> reader) {
        notFigures = new HashSet<>(List.of(POINT, "seed"));
        keys.forEach(key -> notFigures.add(key.key()));
        this.reader = reader;
    }

    /** Hands each group on, by point and venue. */
    static void read(Database database, Path runs, List<VariedKey> keys, Consumer<Group> reader) {
        Groups groups = new Groups(keys, reader);
        database.read(
                "SELECT * FROM read_parquet(%s) ORDER BY point, venue, kind, seed".formatted(Database.quoted(runs)),
                groups::read);
    }

    private void read(ResultSet rows) throws SQLException {
        List<Integer> figures = figures(rows.getMetaData());
        while (rows.next()) {
            if (rows.getInt(POINT) != point
                    || !rows.getString(VENUE).equals(venue)
                    || !rows.getString(KIND).equals(kind)) {
                end();
                point = rows.getInt(POINT);
                venue = rows.getString(VENUE);
                kind = rows.getString(KIND);
            }
            runs++;
            refused += rows.getString(REFUSAL) == null ? 0 : 1;
            for (int column : figures) {
                double value = rows.getDouble(column);
                if (!rows.wasNull()) {
                    values.computeIfAbsent(rows.getMetaData().getColumnName(column), name -> new Values())
                            .add(value);
                }
            }
        }
        end();
    }

    private List<Integer> figures(ResultSetMetaData columns) throws SQLException {
        List<Integer> figures = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (columns.getColumnType(column) != Types.VARCHAR && !notFigures.contains(columns.getColumnName(column))) {
                figures.add(column);
            }
        }
        return figures;
    }

    private void end() {
        if (runs > 0) {
            Map<String, Sample> samples = new LinkedHashMap<>();
            values.forEach((name, sample) -> samples.put(name, sample.sample()));
            reader.accept(new Group(point, venue, kind, refused, samples));
            values.clear();
            runs = 0;
            refused = 0;
        }
    }

    /** A growing list of numbers. Not thread safe. */
    private static final class Values {

        private double[] values = new double[16];
        private int count;

        void add(double value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = value;
        }

        Sample sample() {
            return Sample.of(Arrays.copyOf(values, count));
        }
    }
}
