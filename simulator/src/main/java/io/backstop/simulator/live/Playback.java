package io.backstop.simulator.live;

import io.backstop.model.scenario.TimeGrid;
import io.backstop.simulator.onchain.Speed;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Plays the feeds of a tape on a chain with a clock of its own. Step 0 of the tape is the second after it begins, and all
 * publish times are shifted by the same number of seconds. One object plays once; {@link #stop} may come from any thread.
 */
public final class Playback {

    private static final long ASK_NANOS = 50_000_000;
    private static final long TEND_NANOS = 1_000_000_000;

    private final TimeGrid grid;
    private final List<PlayedFeed> feeds;
    private final ChainTime chain;
    private final Speed speed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private long shift;

    /**
     * A playback.
     *
     * @param grid the tape's steps
     * @param feeds in the order in which their updates are sent: the fast one first
     */
    public Playback(TimeGrid grid, List<? extends PlayedFeed> feeds, ChainTime chain, Speed speed) {
        this.grid = grid;
        this.feeds = List.copyOf(feeds);
        this.chain = chain;
        this.speed = speed;
    }

    /** Publishes until the tape ends or {@link #stop} is called. */
    public void run() throws InterruptedException {
        shift = origin() - grid.seconds(0);
        long start = System.nanoTime();
        for (int step = 0; step < grid.steps(); step++) {
            if (hasWork(step)) {
                if (!waitUntil(start + speed.nanos(grid.millis(step) - grid.millis(0)))) {
                    break;
                }
                play(step);
            }
        }
        finish();
    }

    /** Waits until {@link #stop}. */
    public void awaitStop() throws InterruptedException {
        stopping.await();
    }

    /** Lets {@link #run} return after the step it is working on. */
    public void stop() {
        stopping.countDown();
    }

    private long origin() {
        long latest = chain.now();
        for (PlayedFeed feed : feeds) {
            latest = Math.max(latest, feed.lastTime());
        }
        return latest + 1;
    }

    /** A chain that makes blocks on demand gets one for each step, as in a run. */
    private boolean hasWork(int step) {
        return chain.minesOnDemand() || feeds.stream().anyMatch(feed -> feed.landsIn(step));
    }

    private void play(int step) {
        long now = chain.reach(grid.seconds(step) + shift);
        for (PlayedFeed feed : feeds) {
            feed.land(step);
            feed.release(shift, now);
        }
        chain.mine();
        feeds.forEach(PlayedFeed::tend);
    }

    /** Waits for a moment, letting updates go that wait for the chain's clock; false if there is no need any more. */
    private boolean waitUntil(long moment) throws InterruptedException {
        long left = moment - System.nanoTime();
        while (left > 0) {
            boolean holds = feeds.stream().anyMatch(PlayedFeed::holds);
            if (stopping.await(Math.min(left, holds ? ASK_NANOS : patience()), TimeUnit.NANOSECONDS)) {
                return false;
            }
            if (holds) {
                releaseHeld();
            }
            feeds.forEach(PlayedFeed::tend);
            left = moment - System.nanoTime();
        }
        return stopping.getCount() > 0;
    }

    private long patience() {
        return feeds.stream().anyMatch(PlayedFeed::isUnderway) ? TEND_NANOS : Long.MAX_VALUE;
    }

    private void releaseHeld() {
        long now = chain.now();
        feeds.forEach(feed -> feed.release(shift, now));
        chain.mine();
    }

    /** The last price is always published, however long the chain's clock takes; a stopped playback leaves it. */
    private void finish() throws InterruptedException {
        for (PlayedFeed feed : feeds) {
            if (feed.holds() && stopping.getCount() > 0) {
                feed.release(shift, chain.after(feed.lastTime()));
                chain.mine();
            }
        }
        for (PlayedFeed feed : feeds) {
            feed.finish();
        }
    }
}
