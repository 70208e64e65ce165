package io.backstop.model.scenario;

import org.jspecify.annotations.Nullable;

/** Hands out a feed's updates in the steps in which they land, which must be asked for in order. Not thread safe. */
public final class FeedCursor {

    private final FeedTape tape;
    private int next;

    FeedCursor(FeedTape tape) {
        this.tape = tape;
    }

    /** Whether an update lands in this step. */
    public boolean landsIn(int step) {
        return next < tape.updates().size() && tape.updates().get(next).step() == step;
    }

    /** The update that lands in this step, once; null if none does. */
    public @Nullable OracleUpdate take(int step) {
        return landsIn(step) ? tape.updates().get(next++) : null;
    }
}
