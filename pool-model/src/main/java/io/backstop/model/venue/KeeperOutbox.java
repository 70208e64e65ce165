package io.backstop.model.venue;

/** Takes what a keeper decides, until it comes into a block. */
public interface KeeperOutbox {

    /** Takes a call that was decided at the end of a step. */
    void hold(int step, KeeperCall call);

    /** The step in which a call that is decided at the end of this one comes into a block at the earliest. */
    int lands(int step);
}
