package io.backstop.oracle.csv;

import io.backstop.model.scenario.InputException;
import io.backstop.model.units.Decimals;
import java.util.List;

/**
 * One row of a file.
 *
 * @param header where its columns are
 * @param line its line number in the file, counted from 1
 * @param values its fields as written
 */
public record CsvRow(CsvHeader header, int line, List<String> values) {

    /** Keeps the fields as they are. */
    public CsvRow {
        values = List.copyOf(values);
    }

    /** What stands in a column, which the header must have. */
    public String value(String column) {
        return values.get(header.columns().indexOf(column));
    }

    /** A price in 1e-8 dollar, positive. */
    public long price(String column) {
        long price = number(column, Decimals.PRICE, "a price with at most 8 decimals");
        if (price <= 0) {
            throw mistake(column, "must be positive");
        }
        return price;
    }

    /** Epoch milliseconds later than those of the row before. */
    public long millisAfter(String column, long previous) {
        return after(column, millis(column), previous);
    }

    /** Epoch milliseconds. */
    public long millis(String column) {
        return number(column, 0, "a whole number of milliseconds");
    }

    /** Checks that a time is later than that of the row before. */
    public long after(String column, long millis, long previous) {
        if (millis <= previous) {
            throw mistake(column, "must be after the row before, " + previous);
        }
        return millis;
    }

    /** A whole number within bounds. */
    public long whole(String column, long least, long most) {
        String allowed = "a whole number from " + least + " to " + most;
        long value = number(column, 0, allowed);
        if (value < least || value > most) {
            throw mistake(column, "must be " + allowed);
        }
        return value;
    }

    private long number(String column, int decimals, String allowed) {
        try {
            return Decimals.parse(value(column), decimals);
        } catch (NumberFormatException e) {
            throw mistake(column, "must be " + allowed);
        }
    }

    /** A mistake told with file, line, column and value. */
    public InputException mistake(String column, String allowed) {
        return new InputException(
                "%s:%d: %s: \"%s\" %s".formatted(header.file(), line, column, value(column), allowed));
    }
}
