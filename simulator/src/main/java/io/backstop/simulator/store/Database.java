package io.backstop.simulator.store;

import io.backstop.model.scenario.InputException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * An embedded DuckDB without a file of its own, on one thread, so that the same work gives the same bytes. What does not fit into its
 * memory goes to the system's folder for temporary files until it is closed or the process ends; nothing is made there before it is
 * needed, and what a process that was killed left there is cleared away.
 */
public final class Database implements AutoCloseable {

    /** However many rows there are. */
    private static final String MEMORY = "256MB";

    private final Connection connection;
    private final SpillFolder spilled;
    private final Thread onInterrupt;

    private Database(Connection connection, SpillFolder spilled) {
        this.connection = connection;
        this.spilled = spilled;
        onInterrupt = new Thread(spilled::delete, "delete-what-was-spilled");
    }

    /** Reads the rows of a result one after the other. */
    @FunctionalInterface
    public interface Reader {

        /** Reads a result whose first row is the next one. */
        void read(ResultSet rows) throws SQLException;
    }

    /**
     * Opens one.
     *
     * @throws InputException if DuckDB is not on the class path
     */
    public static Database open() {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
            SpillFolder.clearLeft();
            SpillFolder spilled = SpillFolder.ofThisProcess();
            Database database = new Database(connection, spilled);
            Runtime.getRuntime().addShutdownHook(database.onInterrupt);
            database.execute("SET threads = 1");
            database.execute("SET memory_limit = '" + MEMORY + "'");
            database.execute("SET temp_directory = " + quoted(spilled.path()));
            database.execute("SET autoinstall_known_extensions = false");
            database.execute("SET autoload_known_extensions = false");
            return database;
        } catch (SQLException e) {
            throw new InputException(
                    "sweeps need DuckDB, which ./backstop fetches and puts on the class path: " + firstLine(e));
        }
    }

    /** Carries out a statement that must succeed. */
    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(firstLine(e) + " in: " + sql, e);
        }
    }

    /** Reads a result that must come. */
    public void read(String sql, Reader reader) {
        try {
            ask(sql, reader);
        } catch (SQLException e) {
            throw new IllegalStateException(firstLine(e) + " in: " + sql, e);
        }
    }

    /** Reads a result. */
    void ask(String sql, Reader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            reader.read(rows);
        }
    }

    Connection connection() {
        return connection;
    }

    /** A path or text as SQL has it. */
    public static String quoted(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    /** Paths as a list of SQL. */
    static String quoted(List<Path> paths) {
        return paths.stream().map(Database::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A column's name as SQL has it. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** What went wrong, without the statement that DuckDB adds. */
    static String firstLine(SQLException problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        try {
            connection.close();
            spilled.delete();
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (SQLException e) {
            throw new IllegalStateException(firstLine(e), e);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook does what it is there for.
        }
    }
}
