package io.backstop.oracle.path;

import io.backstop.model.scenario.InputException;
import io.backstop.model.units.Decimals;
import java.util.List;

/**
 * One row of a price file.
 *
 * @param header where its columns are
 * @param line its line number in the file, counted from 1
 * @param values its fields as written
 */
record BarRow(BarHeader header, int line, List<String> values) {

    private static final long LEAST_MICROSECONDS = 1_000_000_000_000_000L;

    /**
     * Reads the row as a bar.
     *
     * @param previousMillis time of the row before
     * @throws InputException if a number is broken or the row contradicts itself
     */
    Bar bar(long previousMillis) {
        long time = number("ts_ms", 0, "a whole number of milliseconds");
        // Binance's dumps of spot klines count microseconds since 2025; as milliseconds that were the year 33,658.
        long millis = time < LEAST_MICROSECONDS ? time : time / 1000;
        if (millis <= previousMillis) {
            throw mistake("ts_ms", "must be after the row before, " + previousMillis);
        }
        Bar bar = new Bar(millis, price("open"), price("high"), price("low"), price("close"));
        if (bar.low() > bar.high()) {
            throw mistake("low", "must not be above high, " + value("high"));
        }
        if (bar.close() < bar.low() || bar.close() > bar.high()) {
            throw mistake("close", "must lie in [low, high] = " + range());
        }
        return bar;
    }

    /** The bar with its open in [low, high], which is an error where opens are not previous closes. */
    Bar withOpenInRange(Bar bar, boolean previousCloseOpens) {
        long open = Math.clamp(bar.open(), bar.low(), bar.high());
        if (open != bar.open() && !previousCloseOpens) {
            throw mistake("open", "must lie in [low, high] = " + range() + " unless openConvention is previousClose");
        }
        return new Bar(bar.millis(), open, bar.high(), bar.low(), bar.close());
    }

    private long price(String column) {
        long price = number(column, Decimals.PRICE, "a price with at most 8 decimals");
        if (price <= 0) {
            throw mistake(column, "must be positive");
        }
        return price;
    }

    private long number(String column, int decimals, String allowed) {
        try {
            return Decimals.parse(value(column), decimals);
        } catch (NumberFormatException e) {
            throw mistake(column, "must be " + allowed);
        }
    }

    private String value(String column) {
        return values.get(header.columns().indexOf(column));
    }

    private String range() {
        return "[" + value("low") + ", " + value("high") + "]";
    }

    private InputException mistake(String column, String allowed) {
        return new InputException(
                "%s:%d: %s: \"%s\" %s".formatted(header.file(), line, column, value(column), allowed));
    }
}
