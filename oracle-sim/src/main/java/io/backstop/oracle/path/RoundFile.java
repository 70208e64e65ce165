package io.backstop.oracle.path;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.oracle.csv.CsvFile;
import io.backstop.oracle.csv.CsvRow;
import java.util.ArrayList;
import java.util.List;

/** Reads the rounds of a Chainlink feed from a CSV file with the columns {@code updated_at_ms} and {@code price_usd}. */
public final class RoundFile {

    /** The column by which a file of rounds is known. */
    static final String TIME = "updated_at_ms";

    private static final String PRICE = "price_usd";

    /** The columns that it must have. */
    static final List<String> COLUMNS = List.of(TIME, PRICE);

    private RoundFile() {}

    /**
     * The rounds in time order; of several with one time the last counts.
     *
     * @throws InputException if the file or a row is not as it must be
     */
    public static List<AnchorPoint> read(String file) {
        List<AnchorPoint> rounds = new ArrayList<>();
        for (CsvRow row : CsvFile.read(file, COLUMNS)) {
            long millis = row.millis(TIME);
            if (!rounds.isEmpty() && millis < rounds.getLast().millis()) {
                throw row.mistake(
                        TIME,
                        "must not be before the row above it, "
                                + rounds.getLast().millis());
            }
            if (!rounds.isEmpty() && millis == rounds.getLast().millis()) {
                rounds.removeLast();
            }
            rounds.add(new AnchorPoint(millis, row.price(PRICE)));
        }
        if (rounds.size() < 2) {
            throw new InputException(file + ": must hold at least two rounds, was " + rounds.size());
        }
        return rounds;
    }
}
