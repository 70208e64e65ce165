package io.backstop.model.mirror.evm;

/** The time of the block in which the mirrors' calls happen, epoch seconds. Not thread safe. */
public final class BlockTime {

    private long seconds;

    /** Moves to a block of this time. */
    public void set(long epochSeconds) {
        seconds = epochSeconds;
    }

    /** The time of the present block. */
    public long seconds() {
        return seconds;
    }
}
