package io.backstop.model.outcome;

import java.util.ArrayDeque;
import java.util.Deque;

/** The highest or lowest value of the last so many steps, the first of several. Not thread safe. */
final class Trailing {

    private final int window;
    private final int sign;
    private final Deque<Seen> candidates = new ArrayDeque<>();

    private record Seen(int step, long value) {}

    private Trailing(int window, int sign) {
        this.window = window;
        this.sign = sign;
    }

    static Trailing highest(int window) {
        return new Trailing(window, 1);
    }

    static Trailing lowest(int window) {
        return new Trailing(window, -1);
    }

    /** Adds the next step's value. */
    void add(int step, long value) {
        while (!candidates.isEmpty() && sign * Long.compare(candidates.getLast().value(), value) < 0) {
            candidates.removeLast();
        }
        candidates.addLast(new Seen(step, value));
        while (candidates.getFirst().step() < step - window) {
            candidates.removeFirst();
        }
    }

    long value() {
        return candidates.getFirst().value();
    }

    int step() {
        return candidates.getFirst().step();
    }
}
