package io.backstop.simulator.sweep;

import io.backstop.model.scenario.InputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A key of the scenario and the values it takes.
 *
 * @param key its path, such as {@code venues.dex.oracle.delay}
 * @param values in the order given, no text twice
 */
record VariedKey(String key, List<GridValue> values) {

    private static final int MOST_VALUES = 10_000;
    private static final Pattern RANGE = Pattern.compile("([^.,]\\S*?)\\.\\.([^:\\s]+)(?::([0-9]{1,6})( log)?)?");

    /** Copies the list. */
    VariedKey {
        values = List.copyOf(values);
    }

    /** The ends of a range. */
    record Ends(Amount from, Amount to) {}

    /**
     * Reads {@code KEY=FROM..TO:COUNT}, the same with {@code log} behind it, or {@code KEY=VALUE,VALUE}.
     *
     * @param option under which mistakes are told
     * @throws InputException if it is neither, or a value comes twice
     */
    static VariedKey of(String option, String given) {
        String told = option + " " + given;
        int equals = given.indexOf('=');
        if (equals < 1 || equals == given.length() - 1) {
            throw new InputException(told + ": must be KEY=FROM..TO:COUNT or KEY=VALUE,VALUE");
        }
        String values = given.substring(equals + 1);
        Matcher range = RANGE.matcher(values);
        VariedKey read =
                new VariedKey(given.substring(0, equals), range.matches() ? points(told, range) : listed(values));
        read.requireDifferent(told);
        return read;
    }

    /**
     * Reads the two ends of {@code FROM..TO}.
     *
     * @throws InputException if they are no numbers of the same unit, or the same number
     */
    static Ends ends(String told, String values) {
        Matcher range = RANGE.matcher(values);
        if (!range.matches()) {
            throw new InputException(told + ": \"" + values + "\" must be FROM..TO, such as 0s..120s");
        }
        Ends ends = ends(told, range);
        if (ends.from.number().compareTo(ends.to.number()) == 0) {
            throw new InputException(told + ": \"" + values + "\" must be two different numbers");
        }
        return ends;
    }

    private static Ends ends(String told, Matcher range) {
        Optional<Amount> from = Amount.of(range.group(1));
        Optional<Amount> to = Amount.of(range.group(2));
        if (from.isEmpty() || to.isEmpty() || !from.get().fits(to.get())) {
            throw new InputException(
                    "%s: \"%s..%s\" must be two numbers of one unit, such as 0s..120s, 1%%..5%% or 10M..50M"
                            .formatted(told, range.group(1), range.group(2)));
        }
        return new Ends(from.get(), to.get());
    }

    private static List<GridValue> points(String told, Matcher range) {
        Ends ends = ends(told, range);
        int count = range.group(3) == null ? 0 : Integer.parseInt(range.group(3));
        if (count < 2 || count > MOST_VALUES) {
            throw new InputException("%s: must name how many values, from 2 to %d, such as %s..%s:25"
                    .formatted(told, MOST_VALUES, range.group(1), range.group(2)));
        }
        boolean byFactor = range.group(4) != null;
        if (byFactor && (ends.from.number().signum() <= 0 || ends.to.number().signum() <= 0)) {
            throw new InputException(told + ": both ends must be positive for log");
        }
        return IntStream.range(0, count)
                .mapToObj(place -> point(ends, place, count - 1, byFactor))
                .map(GridValue::of)
                .toList();
    }

    private static Amount point(Ends ends, int place, int last, boolean byFactor) {
        if (place == 0 || place == last) {
            Amount end = place == 0 ? ends.from : ends.to;
            return new Amount(end.number(), ends.from.unit());
        }
        return byFactor ? ends.from.towardsByFactor(ends.to, place, last) : ends.from.towards(ends.to, place, last);
    }

    /** Commas within brackets belong to a value. */
    private static List<GridValue> listed(String values) {
        List<GridValue> read = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= values.length(); i++) {
            char letter = i == values.length() ? ',' : values.charAt(i);
            depth += letter == '[' || letter == '{' ? 1 : letter == ']' || letter == '}' ? -1 : 0;
            if (letter == ',' && (depth == 0 || i == values.length())) {
                read.add(GridValue.of(values.substring(start, i).strip()));
                start = i + 1;
            }
        }
        return read;
    }

    private void requireDifferent(String told) {
        Set<String> seen = new HashSet<>();
        for (GridValue value : values) {
            if (value.text().isEmpty() || !seen.add(value.text())) {
                throw new InputException(told + ": the value \"" + value.text() + "\" "
                        + (value.text().isEmpty() ? "must not be empty" : "comes twice"));
            }
        }
    }

    /** Whether all values are numbers, so that they lie on an axis. */
    boolean isNumeric() {
        return values.stream().map(GridValue::number).allMatch(Objects::nonNull);
    }
}
