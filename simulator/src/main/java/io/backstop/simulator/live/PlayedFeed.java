package io.backstop.simulator.live;

import io.backstop.model.scenario.FeedCursor;
import io.backstop.model.scenario.OracleUpdate;
import org.jspecify.annotations.Nullable;

/** One feed of a playback: at most one of its updates waits for the chain's clock. Not thread safe but where it says so. */
public abstract class PlayedFeed {

    private final String name;
    private final FeedCursor updates;
    private @Nullable OracleUpdate held;
    private volatile long lastTime;
    private volatile FeedCount count = FeedCount.NONE;

    /**
     * A feed that goes on after what its contract shows.
     *
     * @param lastTime publish time of what the contract shows, epoch seconds
     */
    PlayedFeed(FeedTarget target, long lastTime) {
        name = target.name();
        updates = target.tape().cursor();
        this.lastTime = lastTime;
    }

    /** The feed's name. */
    public final String name() {
        return name;
    }

    /** What became of the updates so far; any thread may ask. */
    public final FeedCount count() {
        return count;
    }

    /** Publish time of the last update that was let go or found on the chain, epoch seconds; any thread may ask. */
    final long lastTime() {
        return lastTime;
    }

    /** Whether an update lands in this step. */
    final boolean landsIn(int step) {
        return updates.landsIn(step);
    }

    /** Whether an update waits for the chain's clock. */
    final boolean holds() {
        return held != null;
    }

    /** Takes up the update of this step; one that still waited is superseded, because feeds only show the newest. */
    final void land(int step) {
        OracleUpdate update = updates.take(step);
        if (update != null) {
            count = held == null ? count : count.plusSuperseded();
            held = update;
        }
    }

    /**
     * Lets the update go that is held, if the chain's clock is past the last one's publish time.
     *
     * @param shift seconds from the tape's time to the chain's
     * @param now the latest publish time that the next block accepts
     */
    final void release(long shift, long now) {
        if (held != null && now > lastTime) {
            long wanted = Math.max(lastTime + 1, held.publishTime() + shift);
            letGo(held, Math.min(wanted, now));
            held = null;
        }
    }

    /** Goes on after an update of this time, epoch seconds. */
    final void goOnAfter(long publishTime) {
        lastTime = publishTime;
    }

    /** Remembers what became of one more update. */
    final void count(FeedCount counted) {
        count = counted;
    }

    /**
     * Hands an update to whoever waits for it.
     *
     * @param publishTime on the chain, epoch seconds
     */
    abstract void letGo(OracleUpdate update, long publishTime);

    /** Whether something that was let go has to be looked after. */
    abstract boolean isUnderway();

    /** Accounts for what has arrived by now, and looks after what has not. */
    abstract void tend();

    /** Waits until all that was let go has arrived. */
    abstract void finish() throws InterruptedException;
}
