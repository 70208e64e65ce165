package io.backstop.tests.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices that prefer the ordinary and do not forget the ends of the range. Not thread safe. */
final class Dice {

    private static final List<Long> ENDS = List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE / 2);

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** From {@code low} to {@code high}, both included, each alike. */
    long between(long low, long high) {
        return low + random.nextLong(high - low + 1);
    }

    /** From {@code low} to {@code high}, both positive, each number of binary digits alike. */
    long ofAnyMagnitude(long low, long high) {
        long digits = between(Long.SIZE - Long.numberOfLeadingZeros(low), Long.SIZE - Long.numberOfLeadingZeros(high));
        long top = 1L << (digits - 1);
        return between(Math.max(low, top), Math.min(high, top + (top - 1)));
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A share of an amount in thousandths. */
    static long share(long amount, long thousandths) {
        return amount / 1000 * thousandths + amount % 1000 * thousandths / 1000;
    }

    /** Mostly the number itself, sometimes its neighbour, its opposite or an end of the range. */
    long near(long number) {
        return switch ((int) between(0, 24)) {
            case 0 -> number - 1;
            case 1 -> number + 1;
            case 2 -> -number;
            case 3 -> oneOf(ENDS);
            default -> number;
        };
    }

    /** The same for what cannot be negative. */
    long nearNatural(long number) {
        return near(number) & Long.MAX_VALUE;
    }
}
