package io.backstop.keeper.operation;

import io.backstop.keeper.log.EventLog;
import java.util.concurrent.atomic.AtomicLong;

/** A node that cannot be used, and how long to wait until it is asked again: each time longer. Not thread safe but for its count. */
final class Trouble {

    private static final long FIRST_MILLIS = 100;
    private static final long MOST_MILLIS = 5_000;

    private final EventLog log;
    private final StopSign stop;
    private final AtomicLong count = new AtomicLong();
    private long pause;

    /**
     * None yet.
     *
     * @param stop ends every wait
     */
    Trouble(EventLog log, StopSign stop) {
        this.log = log;
        this.stop = stop;
    }

    /** How often a node could not be used. */
    long count() {
        return count.get();
    }

    /** Whether the last question failed. */
    boolean isThere() {
        return pause > 0;
    }

    /** Tells the first failure of several, and waits. */
    void pause(RuntimeException why) throws InterruptedException {
        note(why);
        stop.awaitAtMost(pause);
    }

    /** The same for whoever has no time to wait. */
    void note(RuntimeException why) {
        count.incrementAndGet();
        if (pause == 0) {
            log.warn("node-unusable", "why", String.valueOf(why.getMessage()));
        }
        pause = Math.clamp(2 * pause, FIRST_MILLIS, MOST_MILLIS);
    }

    /** It can be used. */
    void end() {
        if (pause > 0) {
            log.info("node-usable");
        }
        pause = 0;
    }
}
