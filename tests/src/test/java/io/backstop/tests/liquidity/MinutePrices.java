package io.backstop.tests.liquidity;

import io.backstop.model.cex.maker.RealisedVolatility;
import io.backstop.oracle.csv.CsvFile;
import io.backstop.oracle.csv.CsvRow;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The closes of bars of a minute.
 *
 * @param closes 1e-8 dollar by the epoch millisecond in which each was known
 */
record MinutePrices(NavigableMap<Long, Long> closes) {

    static final long MINUTE = 60_000;

    /** Reads a file of bars, whose times are those at which they open. */
    static MinutePrices read(String file) {
        NavigableMap<Long, Long> closes = new TreeMap<>();
        for (CsvRow row : CsvFile.read(file, List.of("ts_ms", "close"))) {
            closes.put(row.millis("ts_ms") + MINUTE, row.price("close"));
        }
        return new MinutePrices(closes);
    }

    /** The last close that was known at a time. */
    long at(long millis) {
        return closes.floorEntry(millis).getValue();
    }

    /** The volatility known at each close, over a window of so many minutes. */
    NavigableMap<Long, Long> volatilities(int minutes) {
        RealisedVolatility volatility = new RealisedVolatility(minutes * MINUTE, MINUTE);
        NavigableMap<Long, Long> known = new TreeMap<>();
        for (Map.Entry<Long, Long> close : closes.entrySet()) {
            known.put(close.getKey(), volatility.update(close.getKey(), close.getValue()));
        }
        return known;
    }
}
