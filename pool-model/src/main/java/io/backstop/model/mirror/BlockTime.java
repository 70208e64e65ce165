package io.backstop.model.mirror;

/** The time of the block in which the mirrors' calls happen, epoch seconds. Not thread safe. */
final class BlockTime {

    private long seconds;

    void set(long epochSeconds) {
        seconds = epochSeconds;
    }

    long seconds() {
        return seconds;
    }
}
