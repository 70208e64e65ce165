package io.backstop.simulator.live;

/** One feed of a playback. */
public interface PlayedFeed {

    /** The feed's name. */
    String name();

    /** What became of the updates so far; any thread may ask. */
    FeedCount count();

    /** Publish time of the last update that was let go or found on the chain, epoch seconds; any thread may ask. */
    long lastTime();

    /** Whether an update lands in this step. */
    boolean landsIn(int step);

    /** Whether an update waits for the chain's clock. */
    boolean holds();

    /** Whether something that was let go has to be looked after. */
    boolean isUnderway();

    /** Takes up the update of this step; one that still waited is superseded, because feeds only show the newest. */
    void land(int step);

    /**
     * Lets the update go that is held, if the chain's clock is past the last one's publish time.
     *
     * @param shift seconds from the tape's time to the chain's
     * @param now the latest publish time that the next block accepts
     */
    void release(long shift, long now);

    /** Accounts for what has arrived by now, and looks after what has not. */
    void tend();

    /** Waits until all that was let go has arrived. */
    void finish() throws InterruptedException;
}
