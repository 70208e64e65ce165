package io.backstop.oracle.csv;

import io.backstop.model.scenario.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads text files whole. */
public final class CsvFile {

    /** What is made of a file's lines. */
    @FunctionalInterface
    public interface Reading<T> {

        /** Reads all lines. */
        T of(BufferedReader lines) throws IOException;
    }

    private CsvFile() {}

    /**
     * The rows of a file with a header; blank lines are skipped.
     *
     * @param needed columns that it must have
     * @throws InputException if the file, its header or a row is not as it must be
     */
    public static List<CsvRow> read(String file, List<String> needed) {
        return readOneOfEach(file, needed.stream().map(List::of).toList());
    }

    /**
     * The rows of a file whose columns have several names; blank lines are skipped.
     *
     * @param needed the names of each column that it must have
     * @throws InputException if the file, its header or a row is not as it must be
     */
    public static List<CsvRow> readOneOfEach(String file, List<List<String>> needed) {
        return read(file, lines -> {
            CsvHeader header = CsvHeader.readOneOfEach(file, lines.readLine(), needed);
            List<CsvRow> rows = new ArrayList<>();
            int number = 2;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    rows.add(header.row(number, line));
                }
                number++;
            }
            return rows;
        });
    }

    /**
     * Opens a file.
     *
     * @throws InputException if it cannot be read as text
     */
    public static <T> T read(String file, Reading<T> reading) {
        try (BufferedReader lines = Files.newBufferedReader(Path.of(file))) {
            return reading.of(lines);
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": must be text in UTF-8");
        } catch (IOException | InvalidPathException e) {
            throw new InputException(file + ": must be a file that can be read");
        }
    }
}
