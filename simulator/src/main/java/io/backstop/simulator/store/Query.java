package io.backstop.simulator.store;

import io.backstop.model.scenario.InputException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of one SELECT over the tables of a folder.
 *
 * @param columns names in order
 * @param types DuckDB's name of each column's type
 * @param rows one text for each column, null where there is no value
 */
public record Query(List<String> columns, List<String> types, List<List<@Nullable String>> rows) {

    /**
     * Asks. The tables are read before the question is, and then DuckDB may touch no file and load nothing.
     *
     * @param tables the Parquet file of each, by the table's name
     * @throws InputException if it is no single SELECT, or DuckDB refuses it
     */
    public static Query ask(Map<String, Path> tables, String sql) {
        try (Database database = Database.open()) {
            tables.forEach((name, file) -> database.execute("CREATE TABLE %s AS SELECT * FROM read_parquet(%s)"
                    .formatted(Database.identifier(name), Database.quoted(file))));
            database.execute("SET enable_external_access = false");
            database.execute("SET lock_configuration = true");
            requireSelect(database, sql);
            Reading reading = new Reading();
            database.ask(sql, reading::read);
            return new Query(reading.columns, reading.types, reading.rows);
        } catch (SQLException e) {
            throw new InputException("query: " + Database.firstLine(e));
        }
    }

    private static void requireSelect(Database database, String sql) throws SQLException {
        try (PreparedStatement parse = database.connection()
                .prepareStatement("SELECT json_extract_string(j, '$.error'), json_extract_string(j, '$.error_message'),"
                        + " json_array_length(j, '$.statements') FROM (SELECT json_serialize_sql(?) AS j)")) {
            parse.setString(1, sql);
            try (ResultSet parsed = parse.executeQuery()) {
                parsed.next();
                if (parsed.getBoolean(1)) {
                    throw new InputException("query: must be one SELECT: " + parsed.getString(2));
                }
                if (parsed.getInt(3) != 1) {
                    throw new InputException("query: must be one SELECT, has " + parsed.getInt(3) + " statements");
                }
            }
        }
    }

    /** Collects a result. */
    private static final class Reading {

        private final List<String> columns = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final List<List<@Nullable String>> rows = new ArrayList<>();

        void read(ResultSet result) throws SQLException {
            int count = result.getMetaData().getColumnCount();
            for (int column = 1; column <= count; column++) {
                columns.add(result.getMetaData().getColumnLabel(column));
                types.add(result.getMetaData().getColumnTypeName(column));
            }
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int column = 1; column <= count; column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
        }
    }
}
