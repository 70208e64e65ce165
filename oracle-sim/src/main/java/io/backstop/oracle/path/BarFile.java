package io.backstop.oracle.path;

import io.backstop.model.scenario.InputException;
import io.backstop.oracle.csv.CsvFile;
import io.backstop.oracle.csv.CsvHeader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads bars from a CSV file with the columns {@code ts_ms,open,high,low,close} in any order, others are ignored; or from
 * a dump of Binance's klines, with its header or without.
 */
final class BarFile {

    private BarFile() {}

    /**
     * Reads all bars.
     *
     * @param previousCloseOpens whether an open may be the previous close and is then moved into [low, high]
     * @throws InputException if the file, its header or a row is not as it must be
     */
    static Bars read(String file, boolean previousCloseOpens) {
        return CsvFile.read(file, lines -> read(file, lines, previousCloseOpens));
    }

    private static Bars read(String file, BufferedReader lines, boolean previousCloseOpens) throws IOException {
        String first = lines.readLine();
        CsvHeader header = BarHeader.read(file, first);
        boolean hasHeader = first == null || !BarHeader.isRow(first);
        String line = hasHeader ? lines.readLine() : first;
        List<Bar> bars = new ArrayList<>();
        int clamped = 0;
        for (int number = hasHeader ? 2 : 1; line != null; number++, line = lines.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            BarRow row = new BarRow(header.row(number, line));
            Bar bar = row.bar(bars.isEmpty() ? Long.MIN_VALUE : bars.getLast().millis());
            Bar inRange = row.withOpenInRange(bar, previousCloseOpens);
            clamped += inRange.equals(bar) ? 0 : 1;
            bars.add(inRange);
        }
        if (bars.size() < 2) {
            throw new InputException(file + ": must hold at least two bars, was " + bars.size());
        }
        return new Bars(bars, clamped);
    }
}
