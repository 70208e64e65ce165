package io.backstop.simulator.onchain;

import io.backstop.model.scenario.BlockTimes;

/** Ends the blocks of a run, each with all that was sent for it. Not thread safe. */
interface StepBlocks {

    /** The times of the blocks that were ended. */
    BlockTimes times();

    /** Ends a block of the deployment. */
    void endDeployment();

    /**
     * The publish time of a price before the tape, epoch seconds.
     *
     * @param planned the time that the tape has for it
     */
    long seedingTime(long planned);

    /**
     * Ends the block of a price before the tape and of the positions that are opened at it.
     *
     * @param published the publish time that the price has, epoch seconds
     */
    void endSeeding(long published);

    /** Begins a step, before anything is sent for it. */
    void begin(int step);

    /**
     * Ends a step's block.
     *
     * @return its number
     */
    long end(int step);

    /** Checks that all that was sent is in blocks. */
    void requireNothingWaits();
}
