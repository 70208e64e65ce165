package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.units.Decimals;
import java.io.IOException;

/**
 * Fields of JSON with exact numbers: digits, not a floating number, of which a double keeps only some fifteen.
 *
 * @param json what is written to
 */
record JsonFields(JsonGenerator json) {

    /** Writes dollars, or millionths of something else, with six decimals. */
    void money(String field, long microDollars) throws IOException {
        number(field, microDollars, Decimals.MONEY);
    }

    /** Writes a number of so many decimals. */
    void number(String field, long units, int decimals) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(Decimals.format(units, decimals));
    }
}
