package io.backstop.model.venue;

import java.util.OptionalInt;

/**
 * Forced closes of winners, whole or in part, whether they gave something up or were closed at the mark.
 *
 * @param count how many; each part that one of them was closed by counts
 * @param notional of all of them, each at its own price, micro-dollars
 * @param first step of the first
 */
public record WinnerCloses(long count, long notional, OptionalInt first) {

    /** Nobody was closed. */
    public static final WinnerCloses NONE = new WinnerCloses(0, 0, OptionalInt.empty());

    /** With one more. */
    public WinnerCloses plus(int step, long itsNotional) {
        return plus(new WinnerCloses(1, itsNotional, OptionalInt.of(step)));
    }

    /** Both together, in any order. */
    public WinnerCloses plus(WinnerCloses more) {
        return new WinnerCloses(
                Math.addExact(count, more.count), Math.addExact(notional, more.notional), earlier(first, more.first));
    }

    private static OptionalInt earlier(OptionalInt one, OptionalInt other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        return OptionalInt.of(Math.min(one.getAsInt(), other.getAsInt()));
    }
}
