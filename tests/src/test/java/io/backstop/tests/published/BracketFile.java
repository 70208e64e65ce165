package io.backstop.tests.published;

import io.backstop.model.cex.margin.LeverageBrackets;
import io.backstop.model.cex.margin.LeverageBrackets.Bracket;
import io.backstop.model.scenario.InputException;
import io.backstop.model.units.Decimals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Leverage brackets of a venue in the form of its own answers: a row for each bracket, {@code symbol, tier, min_notional_usd,
 * max_notional_usd, max_leverage, maintenance_margin_rate, maintenance_amount_usd}, those of a symbol one below the other.
 */
final class BracketFile {

    private static final String HEADER =
            "symbol,tier,min_notional_usd,max_notional_usd,max_leverage,maintenance_margin_rate,maintenance_amount_usd";
    private static final int COLUMNS = 7;

    private BracketFile() {}

    /**
     * The brackets of each symbol, symbols in the order of the file.
     *
     * @throws InputException with file and line if a row is not as it must be, and with the symbol if its brackets do not meet
     */
    static Map<String, LeverageBrackets> read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new InputException(file + ": header must be " + HEADER);
        }
        Map<String, List<Bracket>> rows = new LinkedHashMap<>();
        for (int line = 1; line < lines.size(); line++) {
            String[] cells = lines.get(line).split(",", -1);
            rows.computeIfAbsent(cells[0], symbol -> new ArrayList<>()).add(bracket(file, line + 1, cells));
        }
        Map<String, LeverageBrackets> brackets = new LinkedHashMap<>();
        rows.forEach((symbol, own) -> brackets.put(symbol, brackets(file, symbol, own)));
        return brackets;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bracket bracket(Path file, int line, String[] cells) {
        if (cells.length != COLUMNS) {
            throw new InputException(
                    file + ": line " + line + " must have " + COLUMNS + " columns, has " + cells.length);
        }
        try {
            return new Bracket(
                    Decimals.parse(cells[2], Decimals.MONEY),
                    Decimals.parse(cells[3], Decimals.MONEY),
                    Math.toIntExact(Decimals.parse(cells[4], 0)),
                    Decimals.parse(cells[5], Decimals.RATIO),
                    Decimals.parse(cells[6], Decimals.MONEY));
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": line " + line + ": " + e.getMessage());
        }
    }

    private static LeverageBrackets brackets(Path file, String symbol, List<Bracket> brackets) {
        try {
            return LeverageBrackets.of(brackets);
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + symbol + ": " + e.getMessage());
        }
    }
}
