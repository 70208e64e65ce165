package io.backstop.oracle.latency;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.oracle.csv.CsvFile;
import io.backstop.oracle.csv.CsvRow;
import java.util.Arrays;
import java.util.List;

/** Reads measured latencies from a CSV file with the column {@code latency_ms}; other columns are ignored. */
final class SampleFile {

    private static final String COLUMN = "latency_ms";

    private SampleFile() {}

    /**
     * The samples, sorted.
     *
     * @throws InputException if the file or a row is not as it must be, or there is none
     */
    static long[] read(String file) {
        List<CsvRow> rows = CsvFile.read(file, List.of(COLUMN));
        if (rows.isEmpty()) {
            throw new InputException(file + ": must hold at least one latency");
        }
        long[] samples = rows.stream()
                .mapToLong(row -> row.whole(COLUMN, 0, LatencySpec.LONGEST))
                .toArray();
        Arrays.sort(samples);
        return samples;
    }
}
