package io.backstop.simulator.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A table of comma-separated values (RFC 4180, but lines end in LF so that equal runs give equal bytes everywhere). */
final class CsvFile implements AutoCloseable {

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

    private final Writer writer;

    /** Starts a file with its header. */
    CsvFile(Path file, String... header) throws IOException {
        writer = Files.newBufferedWriter(file);
        row((Object[]) header);
    }

    /** Writes one row, each value as its text. */
    void row(Object... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            writer.write(i == 0 ? "" : ",");
            writer.write(quoted(values[i].toString()));
        }
        writer.write('\n');
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static String quoted(String value) {
        return NEEDS_QUOTES.matcher(value).find() ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
