package io.backstop.model.market;

import java.util.ArrayDeque;
import java.util.Deque;

/** The highest or lowest value of the last so many steps, the first of several. Not thread safe. */
public final class Trailing {

    private final int window;
    private final int sign;
    private final Deque<Seen> candidates = new ArrayDeque<>();

    private record Seen(int step, long value) {}

    private Trailing(int window, int sign) {
        this.window = window;
        this.sign = sign;
    }

    /** The highest of this step and so many before it. */
    public static Trailing highest(int window) {
        return new Trailing(window, 1);
    }

    /** The lowest of this step and so many before it. */
    public static Trailing lowest(int window) {
        return new Trailing(window, -1);
    }

    /** Adds the next step's value. */
    public void add(int step, long value) {
        while (!candidates.isEmpty() && sign * Long.compare(candidates.getLast().value(), value) < 0) {
            candidates.removeLast();
        }
        candidates.addLast(new Seen(step, value));
        while (candidates.getFirst().step() < step - window) {
            candidates.removeFirst();
        }
    }

    /** The value, once there is one. */
    public long value() {
        return candidates.getFirst().value();
    }

    /** The step in which it was. */
    public int step() {
        return candidates.getFirst().step();
    }
}
