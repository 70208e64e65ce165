package io.backstop.oracle.path;

import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.oracle.csv.CsvFile;
import io.backstop.oracle.csv.CsvHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of prices of any kind that is read, told by its ending and its header.
 *
 * @param path bars with ticks drawn between their prices, or rounds joined by lines
 * @param fromMillis the first price, epoch milliseconds UTC
 * @param untilMillis the first moment without one
 */
public record PriceFile(PathSpec path, long fromMillis, long untilMillis) {

    private static final String CANDLES = ".json";

    /**
     * Reads where a file begins and ends.
     *
     * @throws io.backstop.model.scenario.InputException if it is not as it must be
     */
    public static PriceFile of(String file) {
        if (file.endsWith(CANDLES)) {
            return of(new PathSpec.Candles(file, true, 0), CandleFile.read(file));
        }
        if (isOfRounds(file)) {
            List<AnchorPoint> rounds = RoundFile.read(file);
            return new PriceFile(
                    new PathSpec.Rounds(file, false, 0),
                    rounds.getFirst().millis(),
                    rounds.getLast().millis() + 1);
        }
        return of(new PathSpec.Csv(file, true, true), BarFile.read(file, true));
    }

    /**
     * Whether a file has the header of rounds.
     *
     * @throws io.backstop.model.scenario.InputException if it cannot be read
     */
    public static boolean isOfRounds(String file) {
        return CsvFile.read(file, lines -> isHeaderOfRounds(lines.readLine()));
    }

    private static boolean isHeaderOfRounds(@Nullable String line) {
        return line != null && CsvHeader.fields(line).contains(RoundFile.TIME);
    }

    private static PriceFile of(PathSpec path, Bars bars) {
        return new PriceFile(path, bars.bars().getFirst().millis(), bars.endMillis());
    }
}
