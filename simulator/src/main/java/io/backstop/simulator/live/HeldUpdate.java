package io.backstop.simulator.live;

import io.backstop.model.scenario.FeedCursor;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;
import org.jspecify.annotations.Nullable;

/** The one update of a feed that waits for the chain's clock. Not thread safe. */
final class HeldUpdate {

    private final FeedCursor updates;
    private @Nullable OracleUpdate held;

    HeldUpdate(FeedTape tape) {
        updates = tape.cursor();
    }

    boolean landsIn(int step) {
        return updates.landsIn(step);
    }

    /** Whether there is one. */
    boolean isThere() {
        return held != null;
    }

    /** Takes up the update of this step, if there is one; true if another one still waited, which is lost. */
    boolean replace(int step) {
        OracleUpdate update = updates.take(step);
        boolean isLost = update != null && held != null;
        held = update == null ? held : update;
        return isLost;
    }

    /** Gives it out if the chain's clock is past the last publish time; null if not, or if there is none. */
    @Nullable
    OracleUpdate take(long lastTime, long now) {
        OracleUpdate taken = now > lastTime ? held : null;
        held = taken == null ? held : null;
        return taken;
    }

    /** The publish time of an update on the chain: the tape's, shifted, after the last and not in the future. */
    static long stamp(OracleUpdate update, long shift, long lastTime, long now) {
        return Math.min(Math.max(lastTime + 1, update.publishTime() + shift), now);
    }
}
