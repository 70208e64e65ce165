package io.backstop.tests.liquidity;

import io.backstop.model.units.Decimals;
import io.backstop.oracle.csv.CsvFile;
import io.backstop.oracle.csv.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much one side of a book had at a time.
 *
 * @param millis epoch milliseconds UTC
 * @param withinPercents notional in micro-dollars up to each whole percentage from the best price
 */
record RecordedDepth(long millis, List<Long> withinPercents) {

    /** The asks of a file of book depths in time order; bids have negative percentages. */
    static List<RecordedDepth> asks(String file) {
        Map<Long, List<Long>> depths = new TreeMap<>();
        for (CsvRow row : CsvFile.read(file, List.of("ts_ms", "pct_from_best", "cum_notional_usd"))) {
            if (!row.value("pct_from_best").startsWith("-")) {
                depths.computeIfAbsent(row.millis("ts_ms"), time -> new ArrayList<>())
                        .add(Decimals.parse(row.value("cum_notional_usd"), Decimals.MONEY));
            }
        }
        return depths.entrySet().stream()
                .map(depth -> new RecordedDepth(depth.getKey(), List.copyOf(depth.getValue())))
                .toList();
    }

    /** Micro-dollars within 1 % of the best price. */
    long withinOnePercent() {
        return withinPercents.getFirst();
    }
}
