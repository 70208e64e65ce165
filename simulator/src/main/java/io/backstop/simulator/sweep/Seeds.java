package io.backstop.simulator.sweep;

import io.backstop.model.scenario.InputException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The seeds of a sweep. */
final class Seeds {

    private static final Pattern RANGE = Pattern.compile("(-?[0-9]{1,18})\\.\\.(-?[0-9]{1,18})");
    private static final Pattern LIST = Pattern.compile("-?[0-9]{1,18}(,-?[0-9]{1,18})*");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final int MOST = 1_000_000;

    private Seeds() {}

    /**
     * Reads {@code FROM..TO} or {@code SEED,SEED}.
     *
     * @throws InputException if it is neither, too many, or one comes twice
     */
    static List<Long> of(String given) {
        Matcher range = RANGE.matcher(given);
        if (range.matches()) {
            return range(given, Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        }
        if (!LIST.matcher(given).matches()) {
            throw new InputException("--seeds " + given + ": must be a range such as 1..200 or a list such as 1,2,5");
        }
        List<Long> seeds = COMMA.splitAsStream(given).map(Long::valueOf).toList();
        if (Stream.of(seeds).flatMap(List::stream).distinct().count() < seeds.size()) {
            throw new InputException("--seeds " + given + ": a seed comes twice");
        }
        return seeds;
    }

    private static List<Long> range(String given, long from, long to) {
        if (to < from || to - from >= MOST) {
            throw new InputException("--seeds %s: must rise and have at most %d seeds".formatted(given, MOST));
        }
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    /** The same as {@link #of} reads it: as a range if each is one more than the one before. */
    static String text(List<Long> seeds) {
        boolean isRange = seeds.size() > 2
                && IntStream.range(1, seeds.size()).allMatch(i -> seeds.get(i) == seeds.get(i - 1) + 1);
        return isRange
                ? seeds.getFirst() + ".." + seeds.getLast()
                : seeds.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
