package io.backstop.oracle.path;

import io.backstop.oracle.csv.CsvRow;

/**
 * One row of a price file.
 *
 * @param row its fields
 */
record BarRow(CsvRow row) {

    private static final long LEAST_MICROSECONDS = 1_000_000_000_000_000L;

    /**
     * Reads the row as a bar.
     *
     * @param previousMillis time of the row before
     * @throws io.backstop.model.scenario.InputException if a number is broken or the row contradicts itself
     */
    Bar bar(long previousMillis) {
        long time = row.millis("ts_ms");
        // Binance's dumps of spot klines count microseconds since 2025; as milliseconds that were the year 33,658.
        long millis = row.after("ts_ms", time < LEAST_MICROSECONDS ? time : time / 1000, previousMillis);
        Bar bar = new Bar(millis, row.price("open"), row.price("high"), row.price("low"), row.price("close"));
        if (bar.low() > bar.high()) {
            throw row.mistake("low", "must not be above high, " + row.value("high"));
        }
        if (bar.close() < bar.low() || bar.close() > bar.high()) {
            throw row.mistake("close", "must lie in [low, high] = " + range());
        }
        return bar;
    }

    /** The bar with its open in [low, high], which is an error where opens are not previous closes. */
    Bar withOpenInRange(Bar bar, boolean previousCloseOpens) {
        long open = Math.clamp(bar.open(), bar.low(), bar.high());
        if (open != bar.open() && !previousCloseOpens) {
            throw row.mistake(
                    "open", "must lie in [low, high] = " + range() + " unless openConvention is previousClose");
        }
        return new Bar(bar.millis(), open, bar.high(), bar.low(), bar.close());
    }

    private String range() {
        return "[" + row.value("low") + ", " + row.value("high") + "]";
    }
}
