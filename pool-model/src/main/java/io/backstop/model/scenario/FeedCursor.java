package io.backstop.model.scenario;

import org.jspecify.annotations.Nullable;

/** Hands out a feed's updates once they are to land, for steps that must be asked for in order. Not thread safe. */
public final class FeedCursor {

    private final FeedTape tape;
    private int next;

    FeedCursor(FeedTape tape) {
        this.tape = tape;
    }

    /** Another one at the same place. */
    public FeedCursor copy() {
        FeedCursor copy = new FeedCursor(tape);
        copy.next = next;
        return copy;
    }

    /** Whether an update lands in this step, or should have landed before and was not taken. */
    public boolean landsIn(int step) {
        return next < tape.updates().size() && tape.updates().get(next).step() <= step;
    }

    /** The next update that lands by this step, once; null if there is none. */
    public @Nullable OracleUpdate take(int step) {
        return landsIn(step) ? tape.updates().get(next++) : null;
    }
}
