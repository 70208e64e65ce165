package io.backstop.keeper.log;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;

/** Lines of {@code key=value} or of JSON, each with its time. Threads may share it as far as they share where it writes to. */
public final class LineLog implements EventLog {

    /** How a line is written. */
    public enum Form {
        TEXT,
        JSON
    }

    private final Form form;
    private final InstantSource clock;
    private final Consumer<String> lines;

    /** A log whose lines go there. */
    public LineLog(Form form, InstantSource clock, Consumer<String> lines) {
        this.form = form;
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void tell(Level level, String event, Object... pairs) {
        String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        String name = level.name().toLowerCase(Locale.ROOT);
        lines.accept(form == Form.JSON ? json(time, name, event, pairs) : text(time, name, event, pairs));
    }

    private static String text(String time, String level, String event, Object... pairs) {
        StringBuilder line =
                new StringBuilder(time).append(' ').append(level).append(' ').append(event);
        for (int i = 0; i < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=').append(plain(String.valueOf(pairs[i + 1])));
        }
        return line.toString();
    }

    /** Without quotes where none are needed, so that lines are easy to search. */
    private static String plain(String value) {
        boolean needsQuotes = value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c == '"' || c == '=');
        return needsQuotes ? TextNode.valueOf(value).toString() : value;
    }

    private static String json(String time, String level, String event, Object... pairs) {
        StringBuilder line =
                new StringBuilder("{\"time\":\"%s\",\"level\":\"%s\",\"event\":\"%s\"".formatted(time, level, event));
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            boolean isBare = value instanceof Number || value instanceof Boolean;
            line.append(",\"").append(pairs[i]).append("\":");
            line.append(isBare ? value : TextNode.valueOf(String.valueOf(value)));
        }
        return line.append('}').toString();
    }
}
