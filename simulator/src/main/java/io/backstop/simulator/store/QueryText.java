package io.backstop.simulator.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The result of a query as text. */
public final class QueryText {

    private static final Set<String> NUMBERS =
            Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "FLOAT", "DOUBLE");

    private static final JsonFactory JSON = new JsonFactory();

    private QueryText() {}

    /** For a terminal; what has no value is empty. */
    public static String table(Query query) {
        List<List<String>> rows = query.rows().stream()
                .map(row -> row.stream().map(QueryText::shown).toList())
                .toList();
        return TextTable.render(query.columns(), rows);
    }

    /** As RFC 4180 has it, but for line feeds only; what has no value is empty. */
    public static String csv(Query query) {
        return line(query.columns())
                + query.rows().stream().map(QueryText::line).collect(Collectors.joining());
    }

    private static String line(List<? extends @Nullable String> cells) {
        return cells.stream().map(QueryText::shown).map(QueryText::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String shown(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** A list of mappings, a row on a line; numbers with the digits that they have. */
    public static String json(Query query) {
        return query.rows().stream().map(row -> mapping(query, row)).collect(Collectors.joining(",\n", "[\n", "]\n"));
    }

    private static String mapping(Query query, List<@Nullable String> row) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                json.writeFieldName(query.columns().get(i));
                write(json, query.types().get(i), row.get(i));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("no file is involved", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String type, @Nullable String cell) throws IOException {
        if (cell == null) {
            json.writeNull();
        } else if (type.equals("BOOLEAN")) {
            json.writeBoolean(Boolean.parseBoolean(cell));
        } else if (isNumber(type) && isFinite(cell)) {
            json.writeNumber(cell);
        } else {
            json.writeString(cell);
        }
    }

    private static boolean isNumber(String type) {
        return NUMBERS.contains(type) || type.startsWith("DECIMAL");
    }

    /** JSON has no numbers beyond all. */
    private static boolean isFinite(String cell) {
        return Character.isDigit(cell.charAt(cell.length() - 1));
    }
}
