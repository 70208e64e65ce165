package io.backstop.oracle.path;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.oracle.csv.CsvFile;
import io.backstop.oracle.csv.CsvHeader;
import io.backstop.oracle.csv.CsvRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads prices of moments from a CSV file: the rounds of a Chainlink feed, with the columns {@code updated_at_ms} and
 * {@code price_usd}, or the ticks of anybody, with {@code ts_ms} and {@code price}.
 */
public final class RoundFile {

    /** Names of the column of times, of which a file has one. */
    private static final List<String> TIMES = List.of("updated_at_ms", "ts_ms");

    /** Names of the column of prices, of which a file has one. */
    private static final List<String> PRICES = List.of("price_usd", "price");

    /** The columns that it must have, for messages. */
    static final String COLUMNS = "%s, and %s".formatted(String.join(" or ", TIMES), String.join(" or ", PRICES));

    private RoundFile() {}

    /** Whether a file of rounds can begin with this line. */
    static boolean isOfRounds(String line) {
        List<String> fields = CsvHeader.fields(line);
        return TIMES.stream().anyMatch(fields::contains) && PRICES.stream().anyMatch(fields::contains);
    }

    /**
     * The rounds in time order; of several with one time the last counts.
     *
     * @throws InputException if the file or a row is not as it must be
     */
    public static List<AnchorPoint> read(String file) {
        List<AnchorPoint> rounds = new ArrayList<>();
        for (CsvRow row : CsvFile.readOneOfEach(file, List.of(TIMES, PRICES))) {
            String time = row.header().columnOf(TIMES);
            long millis = row.millis(time);
            if (!rounds.isEmpty() && millis < rounds.getLast().millis()) {
                throw row.mistake(
                        time,
                        "must not be before the row above it, "
                                + rounds.getLast().millis());
            }
            if (!rounds.isEmpty() && millis == rounds.getLast().millis()) {
                rounds.removeLast();
            }
            rounds.add(new AnchorPoint(millis, row.price(row.header().columnOf(PRICES))));
        }
        if (rounds.size() < 2) {
            throw new InputException(file + ": must hold at least two rounds, was " + rounds.size());
        }
        return rounds;
    }
}
