package io.backstop.simulator.live;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import java.util.concurrent.TimeUnit;

/**
 * The clock of a chain as publishers meet it: a price may not carry a later time than its block. Where the node lets its
 * clock be set, it is moved forward to where it is needed; elsewhere one waits.
 */
public final class ChainTime {

    private static final long ASK_MILLIS = 50;

    private final BlockClock clock;
    private final boolean settable;
    private final boolean onDemand;

    private ChainTime(BlockClock clock, boolean settable) {
        this.clock = clock;
        this.settable = settable;
        onDemand = clock.minesOnDemand();
    }

    /** The clock of a chain, moved forward where the node allows it. */
    public static ChainTime of(ChainConnection connection) {
        BlockClock clock = BlockClock.of(connection);
        return new ChainTime(clock, canBeSet(clock));
    }

    /** The clock of a chain, left alone. */
    public static ChainTime untouched(ChainConnection connection) {
        return new ChainTime(BlockClock.of(connection), false);
    }

    /** The latest publish time that the next block is sure to accept, epoch seconds. */
    long now() {
        return clock.next();
    }

    /**
     * Dates the next block, if the clock can be set and no block is past that time.
     *
     * @return the latest publish time that the next block is sure to accept, epoch seconds
     */
    long reach(long time) {
        if (!settable) {
            return now();
        }
        try {
            clock.setNext(time);
            return time;
        } catch (ChainException e) {
            return now();
        }
    }

    /** A publish time after {@code last} that the next block accepts; waits for it where the clock cannot be set. */
    long after(long last) {
        long now = now();
        if (now <= last) {
            now = reach(last + 1);
        }
        while (now <= last) {
            pause();
            now = now();
        }
        return now;
    }

    /** Whether the chain makes blocks only when it is told to. */
    boolean minesOnDemand() {
        return onDemand;
    }

    /** Lets what was sent come into blocks: makes them on a chain that makes none by itself. */
    void mine() {
        if (onDemand) {
            clock.mineAll();
        }
    }

    private static boolean canBeSet(BlockClock clock) {
        long next = clock.next() + 1;
        try {
            clock.setNext(next);
            return true;
        } catch (ChainException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ASK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChainException("interrupted while waiting for the chain's clock", e);
        }
    }
}
